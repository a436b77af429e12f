import type { Request } from 'express';
import type { Actor, Role } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import type { Authenticator } from './authenticate';

/** Who may do what is no action on one report; those are in the table of transitions. */
const DUTIES = {
  file_for_caller: ['operator', 'supervisor'],
  order_suspension: ['supervisor'],
  see_suspensions: ['operator', 'supervisor', 'leadership', 'auditor', 'admin'],
  edit_city: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Duty = keyof typeof DUTIES;

/** The member of staff who sends the request. Throws `unauthenticated`, and `forbidden` when the duty is not theirs. */
export async function requireDuty(authenticator: Authenticator, request: Request, duty: Duty): Promise<Actor> {
  const actor = await authenticator.staff(request);
  if (!(DUTIES[duty] as readonly Role[]).includes(actor.role)) throw new AppError('forbidden');
  return actor;
}
