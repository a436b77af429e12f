import type { RoutingRule } from '../city/city-data';

/** A rule that is added, or takes the place of the one of its id. */
export interface RuleChange {
  rule: RoutingRule;
  /** Id of the rule directly before which it is to stand. Without one it stays, or is the last if it is new. */
  before?: string;
}

/** A table with some rules removed and then others changed, one after the other. Answers the id that a change names and nobody has. */
export function changeTable(
  routing: readonly RoutingRule[],
  remove: readonly string[],
  changes: readonly RuleChange[],
): { table: RoutingRule[] } | { unknown: string } {
  const missing = remove.find((id) => !routing.some((rule) => rule.id === id));
  if (missing !== undefined) return { unknown: missing };
  let table = routing.filter(({ id }) => !remove.includes(id));
  for (const { rule, before } of changes) {
    const own = table.findIndex(({ id }) => id === rule.id);
    const others = table.filter(({ id }) => id !== rule.id);
    const stays = own < 0 ? others.length : own;
    const place = before === undefined ? stays : others.findIndex(({ id }) => id === before);
    if (place < 0) return { unknown: before! };
    table = [...others.slice(0, place), rule, ...others.slice(place)];
  }
  return { table };
}
