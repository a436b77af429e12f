import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Calendar } from '../../clock/calendar';
import type { Policy } from '../../policy/policy';
import type { Rules } from '../obligation';

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(__dirname, '../../../cities/hue', file), 'utf8'));
}

/** The calendar and the policy that Huế's reports are judged by. */
export const hueRules: Rules = {
  calendar: read('calendar.json') as Calendar,
  policy: read('policy.json') as Policy,
};
