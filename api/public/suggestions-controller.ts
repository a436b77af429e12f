import type { Router } from 'express';
import { CLASSIFIER_OPERATIONS } from '../../contracts/api/classifier';
import type { CityDirectory } from '../../db/city-directory';
import type { Classifier } from '../../domain/classification/classifier';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';
import { coded, codedSubcategory } from './coded';

interface Dependencies {
  authenticator: Authenticator;
  city: CityDirectory;
  classifier: () => Classifier;
}

/** `/api/v1/suggestions`: what a citizen's text seems to be about, while it is typed. */
export function createSuggestionsRouter({ authenticator, city, classifier }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  serve(CLASSIFIER_OPERATIONS.suggest, async ({ body, language }) => {
    const { text, language: written } = body;
    const found = await classifier().classify({ text, ...(written ? { language: written } : {}) });
    const { category, subcategory = null, priority, confidence, decided, because } = found;
    const data = city.current();
    const label = data.categories.find(({ code }) => code === category)?.label;
    return {
      body: {
        category: coded(category, label, language),
        subcategory: codedSubcategory(category, subcategory, data, language),
        urgent: priority === 'urgent',
        confidence,
        sure: decided,
        because,
      },
    };
  });
  return router;
}
