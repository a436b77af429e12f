import { z } from 'zod';
import { typedText } from '../typed-text';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'Classifier';
const PATH = '/api/v1/admin/classifier';
const ADMIN = ['admin'] as const;

/** The longest text that a suggestion is made for, as long as a report's. */
const MAX_TEXT = 4_000;

export const suggestionRequestSchema = z
  .strictObject({ text: typedText(MAX_TEXT), language: z.enum(['vi', 'en']).optional() })
  .meta({ id: 'SuggestionRequest' });

export const suggestionSchema = z
  .strictObject({
    category: codedSchema,
    subcategory: codedSchema.nullable().meta({ description: 'Null where the category has none or none is clear.' }),
    urgent: z.boolean().meta({ description: 'Whether it tells of danger to life or limb now.' }),
    confidence: z.number().meta({ description: 'How likely the category is, from 0 to 1.' }),
    sure: z.boolean().meta({ description: 'Whether it would be sent to an agency without an operator.' }),
    because: z.array(z.string()).meta({ description: 'The words that decided, as they were typed.' }),
  })
  .meta({ id: 'Suggestion' });

const share = z.number().nullable();
const partSchema = z.strictObject({
  texts: z.int(),
  macroF1: z.number(),
  accuracy: z.number(),
  decided: z.number().meta({ description: 'Share that would be decided without an operator.' }),
  decidedRight: share.meta({ description: 'And how much of that is right; null when nothing would.' }),
  calibrationError: z.number(),
  urgentRecall: share,
  urgentPrecision: share,
  categories: z.array(
    z.strictObject({
      category: codedSchema,
      texts: z.int(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
    }),
  ),
  confusions: z
    .array(z.strictObject({ category: codedSchema, said: codedSchema, texts: z.int() }))
    .meta({ description: 'What was taken for what, the most frequent first.' }),
  calibration: z.array(z.strictObject({ from: z.number(), to: z.number(), texts: z.int(), right: share })),
});
const evaluationSchema = z.strictObject({
  everyday: partSchema,
  hard: partSchema.meta({ description: 'Texts that were written to stand near a border.' }),
});
export type EvaluationBody = z.infer<typeof evaluationSchema>;
export type EvaluationPartBody = z.infer<typeof partSchema>;

export const classifierModelBodySchema = z
  .strictObject({
    version: z.string(),
    origin: z.enum(['folder', 'training']).meta({ description: 'Came with the city’s data, or was trained here.' }),
    madeAt: instantSchema,
    active: z.boolean(),
    activatedAt: instantSchema.nullable(),
    activatedBy: z.string().nullable().meta({ description: 'Subject of the administrator; null for the training.' }),
    report: z
      .strictObject({
        learned: z.int(),
        corrections: z
          .int()
          .meta({ description: 'Of the texts learned from, those that staff corrected or confirmed.' }),
        heldOut: z.int(),
        evaluation: evaluationSchema,
        before: z.strictObject({ version: z.string(), evaluation: evaluationSchema }).nullable(),
        refusal: z.string().nullable().meta({ description: 'Why it was not put to use by itself.' }),
      })
      .nullable()
      .meta({ description: 'How it did on texts that are held out; null for one that came with the data.' }),
  })
  .meta({ id: 'ClassifierModel' });
export type ClassifierModelBody = z.infer<typeof classifierModelBodySchema>;

export const CLASSIFIER_OPERATIONS = {
  suggest: operation({
    id: 'suggestCategory',
    method: 'post',
    path: '/api/v1/suggestions',
    tag: 'Reports',
    summary: 'What a text is about, and why, before it is sent',
    description: 'Nothing is kept of it.',
    access: 'anyone',
    body: suggestionRequestSchema,
    answers: { 200: { description: 'The likeliest category', schema: suggestionSchema } },
  }),
  listModels: operation({
    id: 'listClassifierModels',
    method: 'get',
    path: `${PATH}/models`,
    tag: TAG,
    summary: 'The classifiers that were trained, and how good each is',
    access: ADMIN,
    answers: {
      200: { description: 'The newest first', schema: z.strictObject({ items: z.array(classifierModelBodySchema) }) },
    },
  }),
  activateModel: operation({
    id: 'activateClassifierModel',
    method: 'post',
    path: `${PATH}/models/{version}/activation`,
    tag: TAG,
    summary: 'Puts a classifier to use, e.g. an earlier one again',
    description:
      'All processes use it within half a minute. The next training replaces it only by one that is not worse.',
    access: ADMIN,
    params: { version: 'Version of the model.' },
    body: z.strictObject({ reason: typedText(500) }).meta({ id: 'ModelActivation' }),
    answers: { 204: { description: 'In use' } },
  }),
  train: operation({
    id: 'trainClassifier',
    method: 'post',
    path: `${PATH}/training`,
    tag: TAG,
    summary: 'Trains a classifier now from what staff have corrected, as is done each night',
    description: 'It takes some minutes. The list of models shows what came of it.',
    access: ADMIN,
    answers: { 202: { description: 'Begun, or under way already' } },
  }),
};
