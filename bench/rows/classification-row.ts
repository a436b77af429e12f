import { join } from 'node:path';
import { loadCityData } from '../../cities/load-city-data';
import { loadCorpus } from '../../cities/load-corpus';
import { loadModel } from '../../cities/load-model';
import { projectFolder } from '../../config/project-folder';
import type { Classifier } from '../../domain/classification/classifier';
import { createLexiconClassifier } from '../../domain/classification/lexicon-classifier';
import { createModelClassifier } from '../../domain/classification/model-classifier';
import type { Row } from '../support/row';

const TEXTS = 2_000;

/** Finding out what a text is about, in the process that sorts reports: by the trained model, and by the lexicon alone. */
export const classificationRow: Row = {
  name: 'classification',
  title: 'Finding out what a text is about',
  async prepare() {
    const folder = join(projectFolder(), 'cities', 'hue');
    const city = await loadCityData(folder);
    const model = (await loadModel(folder))!;
    const texts = (await loadCorpus(folder, city)).slice(0, TEXTS).map(({ text }) => text);
    const perSecond = async (classifier: Classifier): Promise<number> => {
      const began = performance.now();
      for (const text of texts) await classifier.classify({ text });
      return (texts.length / (performance.now() - began)) * 1_000;
    };
    const trained = createModelClassifier(model, city.lexicon, city.categories);
    const lexicon = createLexiconClassifier(city.lexicon, city.categories);
    // What the compiler makes of it is no part of a classification.
    await perSecond(trained);
    await perSecond(lexicon);
    return {
      series: {
        trained: { label: 'by the trained model', unit: '/s', role: 'product' },
        lexicon: { label: 'by the lexicon', unit: '/s', role: 'baseline' },
      },
      checks: [{ kind: 'ratio', label: 'by the trained model', of: 'trained', over: 'lexicon', atLeast: 0.1 }],
      facts: {
        texts: texts.length,
        features: model.vocabulary.words.names.length + model.vocabulary.letters.names.length,
        labels: model.labels.length,
      },
      steps: [async () => ({ lexicon: await perSecond(lexicon) }), async () => ({ trained: await perSecond(trained) })],
    };
  },
};
