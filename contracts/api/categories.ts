import { z } from 'zod';
import { QUESTION_DATATYPES } from '../../domain/city/city-data';
import { codedSchema } from './coded';
import { operation } from './operation';

export const questionBodySchema = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    help: z.string().optional(),
    datatype: z.enum(QUESTION_DATATYPES).meta({
      description:
        '`string` is one line and `text` several; a `datetime` is an instant with its zone; of a `singlevaluelist` one code is chosen, of a `multivaluelist` one or more.',
    }),
    required: z.boolean().meta({ description: 'Whether it must be answered where questions are answered at all.' }),
    variable: z.boolean().meta({ description: 'False for a text that is only shown.' }),
    values: z.array(codedSchema).optional(),
  })
  .meta({ id: 'Question' });

export const categoryBodySchema = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    description: z.string(),
    field: codedSchema,
    subcategories: z
      .array(z.strictObject({ code: z.string(), label: z.string(), description: z.string() }))
      .meta({ description: 'Empty where one agency answers for the whole category.' }),
    questions: z.array(questionBodySchema).meta({ description: 'In the order in which they are asked.' }),
  })
  .meta({ id: 'Category' });

export type CategoryBody = z.infer<typeof categoryBodySchema>;

export const CATEGORY_OPERATIONS = {
  list: operation({
    id: 'listCategories',
    method: 'get',
    path: '/api/v1/categories',
    tag: 'Reports',
    summary: 'What a report can be about, and what is asked about it',
    access: 'anyone',
    answers: {
      200: {
        description: 'All categories, in the city’s order',
        schema: z.strictObject({ items: z.array(categoryBodySchema) }),
      },
    },
  }),
};
