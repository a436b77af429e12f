import { z } from 'zod';
import type { CommandName, CommandPayloads } from '../domain/report/commands';
import {
  CODE_PATTERN,
  PAYLOAD_SHAPES,
  PHOTO_ID_PATTERN,
  type FieldShape,
  type PayloadShape,
} from '../domain/report/payload-shapes';
import { parseReference } from './reference';
import { contactSchema } from './submission';
import { typedText } from './typed-text';

const email = contactSchema.shape.email.unwrap();
const code = z.string().regex(CODE_PATTERN, 'must be a code of lower-case letters, digits, - and _');

/** As people type it; what goes on has the canonical form. */
const reference = z
  .string()
  .max(80, 'must have at most 80 characters')
  .transform((text, context) => {
    const parsed = parseReference(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'must be the reference of a report' });
    return z.NEVER;
  });

/** The payload of each command as the API takes it: made from the same shapes that the workflow checks with. */
export const COMMAND_PAYLOADS = Object.fromEntries(
  Object.entries(PAYLOAD_SHAPES).map(([name, shape]) => [name, schemaOf(shape)]),
) as unknown as { [Name in CommandName]: z.ZodType<CommandPayloads[Name]> };

function schemaOf(shape: PayloadShape): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([field, fieldShape]) => {
        const schema = fieldSchema(fieldShape);
        return [field, fieldShape.optional ? schema.optional() : schema];
      }),
    ),
  );
}

function fieldSchema(shape: FieldShape): z.ZodType {
  switch (shape.type) {
    case 'text':
      return typedText(shape.max);
    case 'code':
      return code;
    case 'codes':
      return z.array(code).max(shape.max, `must be at most ${shape.max} codes`);
    case 'photos':
      return z
        .array(z.string().regex(PHOTO_ID_PATTERN, 'must be the id of a photo'))
        .max(shape.max, `must be at most ${shape.max} photos`);
    case 'choice':
      return z.enum(shape.of as [string, ...string[]], `must be one of ${shape.of.join(', ')}`);
    case 'instant':
      return z.iso.datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' });
    case 'flag':
      return z.boolean('must be true or false');
    case 'whole_number': {
      const rule = `must be a whole number from ${shape.min} to ${shape.max}`;
      return z.int(rule).min(shape.min, rule).max(shape.max, rule);
    }
    case 'reference':
      return reference;
    case 'email':
      return email;
  }
}
