import type { Policy } from './policy';

/**
 * The policy that is promised on a day, `YYYY-MM-DD`: the last one that holds by then. Before the first one begins it is
 * that one, for reports are imported from long ago.
 */
export function policyOn(policies: readonly Policy[], day: string): Policy {
  const found = policies.findLast(({ validFrom }) => validFrom <= day) ?? policies[0];
  if (!found) throw new Error('The city has no policy');
  return found;
}
