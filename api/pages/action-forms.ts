import type { CommandName } from '../../domain/report/commands';
import type { AppError } from '../errors/app-error';
import type { FormError, PageContext } from './layout';

/** A form on a report's page: its fields and the payload of the command that they make. */
export interface ActionForm {
  name: CommandName;
  fields: readonly string[];
  payload(values: Record<string, string>): unknown;
}

/** What citizens can do without JavaScript. */
export const ACTION_FORMS: readonly ActionForm[] = [
  {
    name: 'rate',
    fields: ['rating', 'comment'],
    payload: ({ rating, comment }) => ({
      ...(rating === 'reopen' ? { rating: 'dissatisfied', reopen: true } : { rating }),
      ...(comment?.trim() ? { comment } : {}),
    }),
  },
  { name: 'provide_information', fields: ['text'], payload: ({ text }) => ({ text }) },
  { name: 'appeal', fields: ['reason'], payload: ({ reason }) => ({ reason }) },
  { name: 'comment', fields: ['text'], payload: ({ text }) => ({ text }) },
  { name: 'withdraw', fields: ['reason'], payload: ({ reason }) => (reason?.trim() ? { reason } : {}) },
];

/** What a report's page says of an action that was refused; null when it is for an error page to say. */
export function explainRefusal(
  { texts, language }: PageContext,
  { kind, detail, issues }: AppError,
): { errors: FormError[]; message?: string } | null {
  if (kind === 'conflict') return { errors: [], ...(detail ? { message: detail[language] } : {}) };
  if (kind === 'unavailable') return { errors: [], message: texts.actionUnavailable };
  if (kind !== 'validation_failed') return null;
  const errors = issues.map(({ field, rule }): FormError => {
    if (field === 'rating') return { field, message: texts.errors.rating };
    if (/NUL|Unicode/.test(rule)) return { field, message: texts.errors.badCharacters };
    return { field, message: /at most/.test(rule) ? texts.errors.tooLong : texts.errors.needed };
  });
  return { errors };
}
