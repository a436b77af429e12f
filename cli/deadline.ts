import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import type { CityData, Priority } from '../domain/city/city-data';
import { CalendarError } from '../domain/clock/calendar-error';
import { explainDeadline } from '../domain/clock/explain';
import type { DeadlineExplanation } from '../domain/clock/explanation';
import { localDateAt } from '../domain/clock/office-time';
import type { Policy } from '../domain/policy/policy';
import { policyOn } from '../domain/policy/policy-on';
import { openNew } from '../domain/report/obligation';
import { calendarOf, type Rules } from '../domain/report/rules';
import { endWrongUsageWith2 } from './runtime/usage';
import { runCli } from './runtime/run-cli';
import { assertAgency } from './token';

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

interface Question {
  from: string;
  priority: string;
  agency?: string;
  policy?: string;
}

/** When a report would be due, and why. */
export interface DeadlineAnswer {
  from: string;
  priority: Priority;
  agency: string | null;
  /** Version of the policy that promises it. */
  policy: string;
  /** In UTC. */
  dueAt: string;
  /** The same instant on the city's clocks. */
  dueLocal: string;
  sentence: DeadlineExplanation['sentence'];
  entries: DeadlineExplanation['entries'];
}

/**
 * Computes when a report that reached its agency at `from` would have to be resolved, by the policy of that day if no
 * other is named. Throws a SetupError for a wrong question.
 */
export function answerDeadline({ calendar, policies, agencies }: CityData, question: Question): DeadlineAnswer {
  const { from, agency } = question;
  const instant = z.iso.datetime({ offset: true }).safeParse(from);
  if (!instant.success)
    throw new SetupError('--from must be an instant with its offset, e.g. 2026-03-02T09:00:00+07:00.');
  const priority = PRIORITIES.find((each) => each === question.priority);
  if (!priority) throw new SetupError(`There is no such priority: use one of ${PRIORITIES.join(', ')}.`);
  if (agency !== undefined) assertAgency(agencies, agency);
  const at = Date.parse(from);
  try {
    const policy = question.policy
      ? policyNamed(policies, question.policy)
      : policyOn(policies, localDateAt(calendar, at));
    const office = agencies.find(({ code }) => code === agency)?.office;
    const rules: Rules = { calendar, policy, ...(agency && office ? { offices: { [agency]: office } } : {}) };
    const owner = { role: 'agency', ...(agency === undefined ? {} : { agency }) } as const;
    const { ledger, dueAt } = openNew(rules, {
      kind: 'resolution',
      owner,
      priority,
      at,
      seq: 1,
      reference: 'deadline',
    });
    const { sentence, entries } = explainDeadline(calendarOf(rules, owner), ledger, { at });
    return {
      from: new Date(at).toISOString(),
      priority,
      agency: agency ?? null,
      policy: policy.version,
      dueAt: new Date(dueAt!).toISOString(),
      dueLocal: localInstant(dueAt!, calendar.utcOffsetMinutes),
      sentence,
      entries,
    };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new SetupError(`The city's calendar cannot answer that: ${error.message}`, { cause: error });
  }
}

function policyNamed(policies: readonly Policy[], version: string): Policy {
  const found = policies.find((policy) => policy.version === version);
  if (found) return found;
  throw new SetupError(`There is no such policy: use one of ${policies.map((each) => each.version).join(', ')}.`);
}

/** With the offset, as RFC 3339 has it. */
function localInstant(epochMs: number, offsetMinutes: number): string {
  const local = new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const minutes = Math.abs(offsetMinutes);
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

const command = endWrongUsageWith2(new Command('npm run deadline --'))
  .description(
    "Prints when a report must be resolved and why, by the calendar and policies in the city's folder. It starts nothing.",
  )
  .requiredOption('--from <instant>', 'when the report reaches its agency, e.g. 2026-03-02T09:00:00+07:00')
  .option('--priority <priority>', PRIORITIES.join(', '), 'normal')
  .option('--agency <code>', 'the agency that resolves it, by its office hours where it has its own')
  .option('--policy <version>', 'a version of the policy instead of the one that held at that instant')
  .option('--json', 'print the answer as JSON')
  .addHelpText('after', '\nExit codes: 0 answered, 2 a wrong option or setting.')
  .action(async ({ json, ...question }: Question & { json?: boolean }) => {
    const { settings } = loadConfig(process.env);
    const city = await loadCityData(join(projectFolder(), 'cities', settings.PAHT_CITY));
    const answer = answerDeadline(city, question);
    const text = json
      ? JSON.stringify(answer, null, 2)
      : `${answer.dueLocal}\n${answer.sentence.vi}\n${answer.sentence.en}`;
    process.stdout.write(`${text}\n`);
  });

if (require.main === module) void runCli(command);
