import type { Priority } from '../city/city-data';
import {
  ESCALATION_TARGETS,
  RATING_LABELS,
  REJECTION_REASON_LABELS,
  RESULT_LABELS,
  type CommandName,
  type CommandPayloads,
} from './commands';

/** What one field of a command's payload may be. */
export type FieldShape = { optional?: true } & (
  | { type: 'text'; max: number }
  /** The code of an agency, category or suspension: lower-case letters, digits, - and _. */
  | { type: 'code' }
  | { type: 'codes'; max: number }
  /** Ids of photos that were sent for the report. */
  | { type: 'photos'; max: number }
  | { type: 'choice'; of: readonly string[] }
  /** RFC 3339 with an offset. */
  | { type: 'instant' }
  | { type: 'flag' }
  | { type: 'whole_number'; min: number; max: number }
  /** The public reference of another report. */
  | { type: 'reference' }
  | { type: 'email' }
);

export type PayloadShape = Readonly<Record<string, FieldShape>>;

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

const sentence = { type: 'text', max: 1_000 } as const;
const answer = { type: 'text', max: 4_000 } as const;
const code = { type: 'code' } as const;
const priority = { type: 'choice', of: PRIORITIES } as const;
const photos = { type: 'photos', max: 5, optional: true } as const;
const workingDays = { type: 'whole_number', min: 1, max: 60 } as const;
const optional = <Shape extends FieldShape>(shape: Shape) => ({ ...shape, optional: true }) as const;

/**
 * The payload of each command as data. The API's schemas and forms are made from it, and the workflow checks with it:
 * a schema library in the workflow bundle would be evaluated anew for every report in memory (464 KB of
 * code for zod).
 */
export const PAYLOAD_SHAPES: {
  readonly [Name in CommandName]: { readonly [Field in keyof Required<CommandPayloads[Name]>]: FieldShape };
} = {
  classify: { category: code, subcategory: optional(code), priority: optional(priority) },
  assign: {
    agency: code,
    supporting: optional({ type: 'codes', max: 10 }),
    consulted: optional({ type: 'codes', max: 10 }),
    category: optional(code),
    subcategory: optional(code),
    priority: optional(priority),
  },
  accept: { note: optional(sentence) },
  decline: { reason: sentence, suggestedAgency: optional(code) },
  transfer: { agency: code, reason: sentence },
  involve: { agency: code, required: optional({ type: 'flag' }), reason: sentence },
  release: { agency: code, reason: sentence },
  request_information: { question: sentence },
  provide_information: { text: answer, photos },
  request_hold: { until: { type: 'instant' }, reason: sentence },
  grant_hold: { note: optional(sentence) },
  refuse_hold: { reason: sentence },
  hold: { until: { type: 'instant' }, reason: sentence },
  resume: { note: optional(sentence) },
  request_extension: { workingDays, reason: sentence },
  grant_extension: { agency: optional(code), workingDays: optional(workingDays) },
  refuse_extension: { agency: optional(code), reason: sentence },
  resolve: { result: { type: 'choice', of: Object.keys(RESULT_LABELS) }, answer, photos },
  return: { reason: sentence },
  rate: {
    rating: { type: 'choice', of: Object.keys(RATING_LABELS) },
    comment: optional(sentence),
    reopen: optional({ type: 'flag' }),
  },
  reject: {
    reason: { type: 'choice', of: Object.keys(REJECTION_REASON_LABELS) },
    explanation: sentence,
    contact: optional({ type: 'text', max: 300 }),
  },
  appeal: { reason: { type: 'text', max: 2_000 } },
  merge: { into: { type: 'reference' }, reason: optional(sentence) },
  unmerge: { reason: sentence },
  withdraw: { reason: optional(sentence) },
  escalate: { to: { type: 'choice', of: ESCALATION_TARGETS }, reason: sentence },
  reclassify: { category: code, subcategory: optional(code), reason: sentence },
  reprioritise: { priority, reason: sentence },
  unlink_repeat: { reason: sentence },
  note: { text: { type: 'text', max: 2_000 }, photos },
  comment: { text: { type: 'text', max: 2_000 }, photos },
  follow: { email: { type: 'email' } },
  suspend_area: { suspension: code, until: { type: 'instant' }, reason: sentence },
  resume_area: { suspension: code },
};

export const CODE_PATTERN = /^[a-z0-9][a-z0-9_-]{0,79}$/;

export const PHOTO_ID_PATTERN = /^[0-9a-f]{32}$/;

const REFERENCE_PATTERN = /^[A-Z]{2,8}-[0-9A-Z-]{1,40}$/;
/** Coarse: the API's schema has looked closely. */
const EMAIL_PATTERN = /^[^\s@]{1,64}@[^\s@]+$/;

/** A field that breaks a rule, and the rule. */
export interface PayloadFault {
  field: string;
  rule: string;
}

/** What is wrong with a payload; empty when nothing is. Takes whatever somebody sent, and never throws. */
export function payloadFaults(shape: PayloadShape, payload: unknown): PayloadFault[] {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return [{ field: '', rule: 'must be an object' }];
  }
  const given = payload as Record<string, unknown>;
  const unknown = Object.keys(given).filter((field) => !Object.hasOwn(shape, field));
  const broken = Object.entries(shape).flatMap(([field, fieldShape]) => {
    const rule = ruleBroken(fieldShape, given[field]);
    return rule === null ? [] : [{ field, rule }];
  });
  return [...broken, ...unknown.map((field) => ({ field, rule: 'is not a known field' }))];
}

function ruleBroken(shape: FieldShape, value: unknown): string | null {
  if (value === undefined) return shape.optional ? null : 'is required';
  switch (shape.type) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return 'must be a text';
      if (value.includes('\u0000') || !value.isWellFormed()) return 'must be well-formed Unicode without NUL';
      return value.length <= shape.max ? null : `must have at most ${shape.max} characters`;
    case 'code':
      return isCode(value) ? null : 'must be a code of lower-case letters, digits, - and _';
    case 'codes':
      return Array.isArray(value) && value.length <= shape.max && value.every(isCode)
        ? null
        : `must be at most ${shape.max} codes`;
    case 'photos':
      return Array.isArray(value) && value.length <= shape.max && value.every(isPhotoId)
        ? null
        : `must be at most ${shape.max} ids of photos`;
    case 'choice':
      return shape.of.includes(value as string) ? null : `must be one of ${shape.of.join(', ')}`;
    case 'instant':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value) > 0
        ? null
        : 'must be an instant, e.g. 2026-03-02T09:00:00+07:00';
    case 'flag':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'whole_number':
      return Number.isInteger(value) && (value as number) >= shape.min && (value as number) <= shape.max
        ? null
        : `must be a whole number from ${shape.min} to ${shape.max}`;
    case 'reference':
      return typeof value === 'string' && REFERENCE_PATTERN.test(value) ? null : 'must be the reference of a report';
    case 'email':
      return typeof value === 'string' && value.length <= 254 && EMAIL_PATTERN.test(value)
        ? null
        : 'must be an e-mail address, e.g. ten@example.com';
  }
}

function isPhotoId(value: unknown): boolean {
  return typeof value === 'string' && PHOTO_ID_PATTERN.test(value);
}

function isCode(value: unknown): boolean {
  return typeof value === 'string' && CODE_PATTERN.test(value);
}
