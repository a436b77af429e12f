import type { Database } from '../../../db/connect';
import { loadCityEntries } from '../../../db/stores/city-store';
import type { CityData } from '../../../domain/city/city-data';
import type { Budget } from '../../../domain/clock/budget';
import type { ObligationPolicy, Policy, Recipient, RungInstant } from '../../../domain/policy/policy';

const seconds = (amount: number): Budget => ({ unit: 'hours', amount: amount / 3_600 });
const minutes = (amount: number): Budget => ({ unit: 'hours', amount: amount / 60 });

const rung = (name: string, when: RungInstant, ...tell: Recipient[]) => ({ name, when, tell });

/** What somebody waits for runs out in seconds when the report is urgent, and never within a run when it is not. */
const onlyUrgent = (ladder: ObligationPolicy['ladder']): ObligationPolicy => ({
  budget: { normal: minutes(60), urgent: seconds(2) },
  ladder,
});

/** Ladders that are climbed within seconds, by the wall clock: at night and on holidays too. */
export const CHAOS_POLICY: Policy = {
  version: 'chaos',
  confirmed: true,
  validFrom: '2026-01-01',
  obligations: {
    triage: {
      budget: { normal: seconds(2.5) },
      ladder: [
        rung('reminder', { atShare: 0.5 }, 'operators'),
        rung('overdue', { atShare: 1 }, 'supervisor'),
        rung('leadership', { afterDue: seconds(2.5) }, 'leadership'),
      ],
    },
    acceptance: {
      budget: { normal: seconds(2.5) },
      ladder: [
        rung('reminder', { atShare: 0.5 }, 'assignee'),
        rung('overdue', { atShare: 1 }, 'agency_head'),
        rung('supervisor', { afterDue: seconds(2.5) }, 'supervisor'),
      ],
    },
    resolution: {
      budget: { normal: seconds(5) },
      ladder: [
        rung('reminder', { atShare: 0.5 }, 'assignee'),
        rung('overdue', { atShare: 1 }, 'assignee', 'agency_head'),
        { ...rung('supervisor', { afterDue: seconds(2) }, 'supervisor'), effects: ['raise_priority'] },
        { ...rung('leadership', { afterDue: seconds(4) }, 'leadership'), effects: ['publish_overdue'] },
      ],
    },
    information: onlyUrgent([
      rung('reminder', { atShare: 0.5 }, 'reporter'),
      { ...rung('unanswered', { atShare: 1 }, 'assignee'), effects: ['return_to_work'] },
    ]),
    hold: {
      budget: { normal: minutes(180) },
      ladder: [{ ...rung('due', { atShare: 1 }, 'assignee', 'agency_head'), effects: ['return_to_work'] }],
    },
    decision: {
      budget: { normal: minutes(60) },
      ladder: [rung('overdue', { atShare: 1 }, 'agency_head', 'supervisor')],
    },
    feedback: onlyUrgent([
      rung('reminder', { atShare: 0.5 }, 'reporter'),
      { ...rung('close', { atShare: 1 }), effects: ['close'] },
    ]),
    appeal: onlyUrgent([{ ...rung('end', { atShare: 1 }), effects: ['end_appeal'] }]),
    merge: { budget: { normal: minutes(60) }, ladder: [rung('check', { atShare: 1 })] },
    suspension: {
      budget: { normal: minutes(60) },
      ladder: [{ ...rung('end', { atShare: 1 }), effects: ['end_suspension'] }],
    },
  },
  standing: { every: seconds(12), tell: ['agency_head', 'supervisor'] },
  maxReopenings: 2,
  handoversUntilAlert: 2,
  maxTransfers: 3,
  extensions: { max: 2, workingDays: 15 },
};

/** Puts the city into a migrated database with the policy of a run. */
export async function writeChaosPolicy(db: Database, city: CityData): Promise<void> {
  await loadCityEntries(db, city);
  await db('city_entry')
    // In the place of the city's latest version: the product's own start leaves edited entries alone.
    .where({ kind: 'policies', code: city.policies.at(-1)!.version })
    .update({ data: JSON.stringify(CHAOS_POLICY), edited: true, updated_at: db.fn.now() });
}
