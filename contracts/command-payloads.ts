import { z } from 'zod';
import {
  RATING_LABELS,
  REJECTION_REASON_LABELS,
  RESULT_LABELS,
  type CommandName,
  type CommandPayloads,
  type Rating,
  type RejectionReason,
  type ResultCode,
} from '../domain/report/commands';
import { typedText } from './typed-text';

const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'must be a code of lower-case letters, digits, - and _');
const priority = z.enum(['urgent', 'high', 'normal', 'low']);
const sentence = typedText(1_000);
const instant = z.iso.datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' });

function keys<Key extends string>(labels: Record<Key, unknown>) {
  return z.enum(Object.keys(labels) as [Key, ...Key[]]);
}

/** The payload of each command, validated at the API's border and once more by the workflow's Update validator. */
export const COMMAND_PAYLOADS: { [Name in CommandName]: z.ZodType<CommandPayloads[Name]> } = {
  classify: z.strictObject({ category: code, priority: priority.optional() }),
  assign: z.strictObject({
    agency: code,
    supporting: z.array(code).max(10).optional(),
    category: code.optional(),
    priority: priority.optional(),
  }),
  accept: z.strictObject({ note: sentence.optional() }),
  decline: z.strictObject({ reason: sentence, suggestedAgency: code.optional() }),
  transfer: z.strictObject({ agency: code, reason: sentence }),
  request_information: z.strictObject({ question: sentence }),
  provide_information: z.strictObject({ text: typedText(4_000) }),
  hold: z.strictObject({ until: instant, reason: sentence }),
  resume: z.strictObject({ note: sentence.optional() }),
  resolve: z.strictObject({ result: keys<ResultCode>(RESULT_LABELS), answer: typedText(4_000) }),
  return: z.strictObject({ reason: sentence }),
  rate: z.strictObject({
    rating: keys<Rating>(RATING_LABELS),
    comment: sentence.optional(),
    reopen: z.boolean().optional(),
  }),
  reject: z.strictObject({
    reason: keys<RejectionReason>(REJECTION_REASON_LABELS),
    explanation: sentence,
    contact: typedText(300).optional(),
  }),
  withdraw: z.strictObject({ reason: sentence.optional() }),
  reprioritise: z.strictObject({ priority, reason: sentence }),
  note: z.strictObject({ text: typedText(2_000) }),
};
