import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Calendar } from '../../clock/calendar';
import type { Policy } from '../../policy/policy';
import type { Rules } from '../rules';

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(__dirname, '../../../cities/hue', file), 'utf8'));
}

/** The calendar and the latest policy that Huế's reports are judged by. */
export const hueRules: Rules = {
  calendar: read('calendar.json') as Calendar,
  policy: (read('policies.json') as Policy[]).at(-1)!,
};

/** The same without spreading, so that examples can name the instants of rungs. */
export const punctualRules: Rules = {
  calendar: hueRules.calendar,
  policy: JSON.parse(
    JSON.stringify(hueRules.policy, (key, value: unknown) => (key === 'spreadMinutes' ? undefined : value)),
  ) as Policy,
};
