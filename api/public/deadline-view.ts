import type { DeadlineBody } from '../../contracts/api/reports';
import type { DeadlineRow } from '../../db/read-models/deadlines';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import { agencyCalendar } from '../../domain/clock/agency-calendar';
import type { Calendar } from '../../domain/clock/calendar';
import { explainDeadline } from '../../domain/clock/explain';
import type { LedgerEntry } from '../../domain/clock/ledger';
import type { ArmedRung } from '../../domain/report/obligation';
import type { Language } from '../middleware/language';
import { nameOfRole, type Audience } from './audience';
import { codedAgency } from './coded';

/** A resolution's clock begins when the report is passed to an agency. */
const PASSED_ON = { vi: 'chuyển xử lý', en: 'passed to the agency' };

const SPREAD: Bilingual = {
  vi: 'Mốc nào không khẩn cấp được giãn ra ít phút sau giờ chính xác, mỗi phản ánh một khác, để các mốc không dồn vào cùng một lúc.',
  en: 'Rungs that are not urgent are spread over some minutes behind their exact instant, by each report’s own share, so that not all come at once.',
};

/** The deadlines of a report with their accounts; all but the lead agency's own are for staff. */
export function toDeadlineBody(
  deadlines: DeadlineRow[],
  city: CityData,
  language: Language,
  audience: Audience,
  now: number,
): DeadlineBody[] {
  return deadlines
    .filter(({ kind, leg }) => audience === 'staff' || (kind === 'resolution' && leg === null))
    .map(({ kind, agency, leg, openedAt, closedAt, outcome, ledger, rungs }) => {
      const readable = (closedAt ? untilAnswer(ledger) : ledger).map((entry) => withoutSecrets(entry, audience));
      const { dueAt, sentence, entries } = explainDeadline(calendarOf(agency, city), readable, {
        at: closedAt?.getTime() ?? now,
        ...(kind === 'resolution' ? { began: PASSED_ON } : {}),
      });
      return {
        obligation: kind,
        agency: agency === null ? null : codedAgency(agency, city, language),
        part: leg !== null,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        outcome,
        sentence: sentence[language],
        entries,
        ...(audience === 'staff' ? ladderOf(rungs, language) : {}),
      };
    });
}

/** By whose office hours an owner's time is counted. */
function calendarOf(agency: string | null, { calendar, agencies }: CityData): Calendar {
  const office = agencies.find(({ code }) => code === agency)?.office;
  return agency !== null && office ? agencyCalendar(calendar, agency, office) : calendar;
}

function ladderOf(rungs: ArmedRung[], language: Language): Pick<DeadlineBody, 'ladder' | 'note'> {
  return { ladder: rungs, ...(rungs.some(({ spreadMs }) => spreadMs) ? { note: SPREAD[language] } : {}) };
}

/** The clock stops with the answer, so that it can go on if the answer is returned; it was due when it was due. */
function untilAnswer(ledger: LedgerEntry[]): LedgerEntry[] {
  const last = ledger.at(-1);
  return last?.type === 'paused' && last.cause === 'answered' ? ledger.slice(0, -1) : ledger;
}

/** A pause has its reason from the question to the citizen, a changed budget from what staff said to each other. */
function withoutSecrets(entry: LedgerEntry, audience: Audience): LedgerEntry {
  if (audience === 'staff') return entry;
  const by = 'by' in entry ? { by: nameOfRole(entry.by.split('@')[0]!, audience) } : {};
  return { ...entry, ...by, ...('reason' in entry && isHidden(entry, audience) ? { reason: '' } : {}) };
}

function isHidden(entry: LedgerEntry, audience: Audience): boolean {
  switch (entry.type) {
    case 'extended':
      return false;
    case 'paused':
      return audience === 'public' && entry.cause !== 'area_suspended' && entry.cause !== 'merged';
    default:
      return true;
  }
}
