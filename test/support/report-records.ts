import { randomBytes } from 'node:crypto';
import type { ReportRecord } from '../../contracts/report-activities';
import { referenceFromBytes } from '../../contracts/reference';
import type { Submission } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import type { Command } from '../../domain/report/commands';
import { decide, sort, submit } from '../../domain/report/decide';
import type { Rules } from '../../domain/report/rules';
import type { ReportState } from '../../domain/report/state';
import { hueCityData } from './test-city';

export const HOUR = 3_600_000;
/** When the reports of these records came in. */
export const START = Date.now() - 3 * HOUR;

/** Makes records as a report's workflow has them written, under Huế's rules. */
export interface RecordMaker {
  rules: Rules;
  submission(): Submission;
  /** The first record of a report that nobody has seen yet. */
  first(submission?: Submission): ReportRecord;
  /** To triage, as when there is no classifier. */
  sorted(record: ReportRecord): ReportRecord;
  after(state: ReportState, actor: Actor, command: Command, now: number): ReportRecord;
}

export async function createRecordMaker(): Promise<RecordMaker> {
  const { calendar, policies } = await hueCityData();
  const rules: Rules = { calendar, policy: policies.at(-1)! };
  const submission = (): Submission => ({
    text: 'Đèn đường tắt',
    location: { lat: 16.46, lng: 107.59 },
    area: null,
    contact: { name: 'Lan', phone: '+84912345678' },
    language: 'vi',
    channel: 'web',
    receivedAt: START,
    fingerprint: `${randomBytes(6).toString('hex')}.body`,
  });
  return {
    rules,
    submission,
    first(given = submission()) {
      const reference = referenceFromBytes('HUE', randomBytes(6));
      return { ...submit(reference, given, rules), submission: given };
    },
    sorted: ({ state }) => sort(state, null, rules, START + 1_000),
    after(state, actor, command, now) {
      const decision = decide(state, command, actor, { activeAgencies: ['hepco'], field: 'x' }, rules, now);
      if ('code' in decision) throw new Error(decision.code);
      return { state: decision.state, events: decision.events };
    },
  };
}
