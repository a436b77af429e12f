import type { Actor } from './actor';
import type { CommandName } from './commands';
import { GUARDS, type GuardName } from './guards';
import { rejection, type Rejection } from './rejection';
import type { Standing } from './state';
import { COMMAND_NAMES, TRANSITIONS } from './transitions';

/** Whether the table lets this actor take this command now; null when it does. */
export function forbid(standing: Standing, name: CommandName, actor: Actor): Rejection | null {
  const { roles, from, ownAgencyOnly, supporting, guard } = TRANSITIONS[name];
  if (!roles.includes(actor.role)) return rejection('role_forbids');
  if (ownAgencyOnly && isOfAgency(actor) && actor.agency !== standing.agency) {
    const part = actor.agency === undefined ? undefined : standing.legs.find(({ agency }) => agency === actor.agency);
    if (!supporting || !part) return rejection('other_agency');
    if (!supporting.from.includes(standing.status) || !supporting.part.includes(part.status)) {
      return rejection('state_forbids');
    }
  } else if (!from.includes(standing.status)) {
    return rejection('state_forbids');
  }
  return guard ? guarded(guard, standing, actor) : null;
}

/** The commands that somebody may take now, in the order of the table. */
export function allowedCommands(standing: Standing, actor: Actor): CommandName[] {
  return COMMAND_NAMES.filter((name) => !TRANSITIONS[name].forArea && !forbid(standing, name, actor));
}

function guarded(name: GuardName, standing: Standing, actor: Actor): Rejection | null {
  const { holds, otherwise } = GUARDS[name];
  return holds(standing, actor) ? null : rejection(otherwise);
}

function isOfAgency({ role }: Actor): boolean {
  return role === 'officer' || role === 'agency_head';
}
