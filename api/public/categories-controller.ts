import type { Router } from 'express';
import { CATEGORY_OPERATIONS, type CategoryBody } from '../../contracts/api/categories';
import type { CityDirectory } from '../../db/city-directory';
import type { Category, CityData } from '../../domain/city/city-data';
import type { Authenticator } from '../auth/authenticate';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { coded } from './coded';

interface Dependencies {
  authenticator: Authenticator;
  city: CityDirectory;
}

/** `/api/v1/categories`: what forms need to know. */
export function createCategoriesRouter({ authenticator, city }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  serve(CATEGORY_OPERATIONS.list, async ({ language }) => {
    const { categories, fields } = city.current();
    return { body: { items: categories.map((category) => toCategoryBody(category, fields, language)) } };
  });
  return router;
}

function toCategoryBody(category: Category, fields: CityData['fields'], language: Language): CategoryBody {
  const { code, label, description, field, subcategories = [], questions = [] } = category;
  return {
    code,
    label: label[language],
    description: description[language],
    field: coded(field, fields.find((each) => each.code === field)?.label, language),
    subcategories: subcategories.map((part) => ({
      code: part.code,
      label: part.label[language],
      description: part.description[language],
    })),
    questions: questions.map(({ help, values, variable = true, ...question }) => ({
      code: question.code,
      label: question.label[language],
      ...(help ? { help: help[language] } : {}),
      datatype: question.datatype,
      required: question.required,
      variable,
      ...(values ? { values: values.map((value) => coded(value.code, value.label, language)) } : {}),
    })),
  };
}
