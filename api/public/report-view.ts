import { OBLIGATION_LABELS } from '../../domain/policy/obligation-labels';
import type { CityData } from '../../domain/city/city-data';
import { RATING_LABELS, REJECTION_REASON_LABELS, RESULT_LABELS } from '../../domain/report/commands';
import { STATUS_LABELS } from '../../domain/report/status';
import { explainDeadline } from '../../domain/clock/explain';
import type { ExplanationEntry } from '../../domain/clock/explanation';
import type { LedgerEntry } from '../../domain/clock/ledger';
import type { Actor } from '../../domain/report/actor';
import type { ArmedRung } from '../../domain/report/obligation';
import type { DeadlineRow } from '../../db/read-models/deadlines';
import type { ReportDetail, TimelineEntry } from '../../db/read-models/report-detail';
import type { Language } from '../middleware/language';

interface Coded {
  code: string;
  label: string;
}

/** A report as the public sees it; what only its citizen and staff see stands in `own`. */
export interface ReportBody {
  reference: string;
  status: Coded;
  category: Coded | null;
  field: Coded | null;
  priority: string;
  area: Coded | null;
  agency: Coded | null;
  submittedAt: string;
  dueAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  result: Coded | null;
  answer: string | null;
  rating: Coded | null;
  own?: { text: string; location: { lat: number | null; lng: number | null; address: string | null }; channel: string };
}

export function toReportBody(report: ReportDetail, city: CityData, language: Language, withOwn: boolean): ReportBody {
  const label = (code: string | null, find: (code: string) => { vi: string; en: string } | undefined): Coded | null =>
    code === null ? null : { code, label: find(code)?.[language] ?? code };
  return {
    reference: report.reference,
    status: { code: report.status, label: STATUS_LABELS[report.status][language] },
    category: label(report.category, (code) => city.categories.find((each) => each.code === code)?.label),
    field: label(report.field, (code) => city.fields.find((each) => each.code === code)?.label),
    priority: report.priority,
    area: label(report.area, (code) => city.areas.find((each) => each.code === code)?.name),
    agency: label(report.agency, (code) => city.agencies.find((each) => each.code === code)?.name),
    submittedAt: report.submittedAt.toISOString(),
    dueAt: report.dueAt?.toISOString() ?? null,
    resolvedAt: report.resolvedAt?.toISOString() ?? null,
    closedAt: report.closedAt?.toISOString() ?? null,
    result: label(report.result, (code) => RESULT_LABELS[code as keyof typeof RESULT_LABELS]),
    answer: report.answer,
    rating: label(report.rating, (code) => RATING_LABELS[code as keyof typeof RATING_LABELS]),
    ...(withOwn
      ? {
          own: {
            text: report.text,
            location: { lat: report.lat, lng: report.lng, address: report.address },
            channel: report.channel,
          },
        }
      : {}),
  };
}

export interface TimelineBody {
  seq: number;
  at: string;
  type: string;
  status: Coded;
  /** What happened, in a sentence. */
  summary: string;
  /** Who did it: `citizen`, `centre`, `agency` or `system`; for staff the role itself. */
  by: string;
  data?: Record<string, unknown>;
}

/** Who looks at a report. */
export type Audience = 'public' | 'citizen' | 'staff';

/** Everybody who needs to see every report. */
const CENTRE = new Set<Actor['role']>(['operator', 'supervisor', 'leadership', 'auditor', 'admin']);

/**
 * What somebody may see of a report. Officers and heads of an agency need to see what their agency leads or supports; of
 * any other report they see what everybody sees.
 */
export function audienceOf(
  actor: Actor | null,
  { agency, supporting }: Pick<ReportDetail, 'agency' | 'supporting'>,
): Audience {
  if (!actor) return 'public';
  if (actor.role === 'citizen') return 'citizen';
  if (CENTRE.has(actor.role)) return 'staff';
  const concerned = actor.agency !== undefined && (actor.agency === agency || supporting.includes(actor.agency));
  return concerned ? 'staff' : 'public';
}

/** Events that nobody but staff sees. */
const INTERNAL = new Set(['noted', 'sent_to_triage', 'reprioritised', 'escalated']);
/** Changes of a deadline whose reasons staff gave to each other. */
const INTERNAL_ENTRIES = new Set<LedgerEntry['type']>(['rebudgeted', 'calendar_changed']);

export function toTimelineBody(
  entries: TimelineEntry[],
  city: CityData,
  language: Language,
  audience: Audience,
): TimelineBody[] {
  return entries
    .filter(({ type }) => audience === 'staff' || !INTERNAL.has(type))
    .map((entry) => ({
      seq: entry.seq,
      at: entry.at.toISOString(),
      type: entry.type,
      status: { code: entry.status, label: STATUS_LABELS[entry.status][language] },
      summary: summarise(entry, city, audience)[language],
      by: audience === 'staff' ? entry.actor.role : publicActor(entry.actor.role),
      ...(audience === 'staff' ? { data: entry.data } : {}),
    }));
}

export interface DeadlineBody {
  obligation: string;
  openedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  outcome: string | null;
  /** Why it is due then, in a sentence. */
  sentence: string;
  entries: ExplanationEntry[];
  ladder?: ArmedRung[];
}

/** The deadlines of a report with their accounts; all but the agency's own are for staff. */
/** A resolution's clock begins when the report is passed to an agency. */
const PASSED_ON = { vi: 'chuyển xử lý', en: 'passed to the agency' };

/** The clock stops with the answer, so that it can go on if the answer is returned; it was due when it was due. */
function untilAnswer(ledger: LedgerEntry[]): LedgerEntry[] {
  const last = ledger.at(-1);
  return last?.type === 'paused' && last.cause === 'answered' ? ledger.slice(0, -1) : ledger;
}

export function toDeadlineBody(
  deadlines: DeadlineRow[],
  { calendar }: CityData,
  language: Language,
  audience: Audience,
  now: number,
): DeadlineBody[] {
  return deadlines
    .filter(({ kind }) => audience === 'staff' || kind === 'resolution')
    .map(({ kind, openedAt, closedAt, outcome, ledger, rungs }) => {
      const readable = (closedAt ? untilAnswer(ledger) : ledger).map((entry) => withoutSecrets(entry, audience));
      const { dueAt, sentence, entries } = explainDeadline(calendar, readable, {
        at: closedAt?.getTime() ?? now,
        ...(kind === 'resolution' ? { began: PASSED_ON } : {}),
      });
      return {
        obligation: kind,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        outcome,
        sentence: sentence[language],
        entries,
        ...(audience === 'staff' ? { ladder: rungs } : {}),
      };
    });
}

/** A pause has its reason from the question to the citizen, an extension from an officer's pen. */
function withoutSecrets(entry: LedgerEntry, audience: Audience): LedgerEntry {
  if (audience === 'staff') return entry;
  const by = 'by' in entry ? { by: publicActor(entry.by.split('@')[0]!) } : {};
  const hidden = audience === 'public' || INTERNAL_ENTRIES.has(entry.type);
  return { ...entry, ...by, ...(hidden && 'reason' in entry ? { reason: '' } : {}) };
}

function publicActor(role: string): string {
  if (role === 'citizen' || role === 'system') return role;
  return role === 'officer' || role === 'agency_head' ? 'agency' : 'centre';
}

function summarise({ type, data }: TimelineEntry, city: CityData, audience: Audience): { vi: string; en: string } {
  const agency = (code: unknown) => city.agencies.find((each) => each.code === code)?.name ?? { vi: '', en: '' };
  const category = () => city.categories.find(({ code }) => code === data.category)?.label ?? { vi: '', en: '' };
  // What people wrote in their own words may name somebody: it is for the citizen and for those who handle the report.
  const shown = (text: unknown, before = ': ') =>
    audience === 'public' || typeof text !== 'string' || text === '' ? '' : `${before}${text}`;
  switch (type) {
    case 'submitted':
      return { vi: 'Đã tiếp nhận phản ánh', en: 'The report was received' };
    case 'classified':
      return { vi: `Phân loại: ${category().vi}`, en: `Category: ${category().en}` };
    case 'sent_to_triage':
      return { vi: 'Chuyển điều phối viên phân loại', en: 'Passed to an operator to be sorted' };
    case 'assigned':
      return { vi: `Chuyển ${agency(data.agency).vi} xử lý`, en: `Passed to ${agency(data.agency).en}` };
    case 'accepted':
      return { vi: 'Đơn vị đã nhận xử lý', en: 'The agency has taken it on' };
    case 'declined':
      return {
        vi: `${agency(data.agency).vi} trả lại${shown(data.reason)}`,
        en: `${agency(data.agency).en} declined${shown(data.reason)}`,
      };
    case 'transferred':
      return {
        vi: `Chuyển từ ${agency(data.from).vi} sang ${agency(data.to).vi}${shown(data.reason)}`,
        en: `Transferred from ${agency(data.from).en} to ${agency(data.to).en}${shown(data.reason)}`,
      };
    case 'information_requested':
      return {
        vi: `Đề nghị bổ sung thông tin${shown(data.question)}`,
        en: `More information was asked for${shown(data.question)}`,
      };
    case 'information_provided':
      return {
        vi: `Người dân đã bổ sung thông tin${shown(data.text)}`,
        en: `The citizen gave information${shown(data.text)}`,
      };
    case 'information_lapsed':
      return {
        vi: 'Hết thời gian chờ bổ sung, tiếp tục xử lý với thông tin hiện có',
        en: 'No information came in time; work goes on with what is known',
      };
    case 'held':
      return { vi: `Tạm dừng${shown(data.reason)}`, en: `On hold${shown(data.reason)}` };
    case 'resumed':
      return { vi: 'Tiếp tục xử lý', en: 'Work goes on' };
    case 'resolved': {
      const result = RESULT_LABELS[data.result as keyof typeof RESULT_LABELS];
      return { vi: `Kết quả: ${result.vi}`, en: `Result: ${result.en}` };
    }
    case 'returned':
      return {
        vi: `Yêu cầu đơn vị xử lý lại${shown(data.reason)}`,
        en: `Returned to the agency${shown(data.reason)}`,
      };
    case 'rated': {
      const rating = RATING_LABELS[data.rating as keyof typeof RATING_LABELS];
      return { vi: `Người dân đánh giá: ${rating.vi}`, en: `The citizen’s rating: ${rating.en}` };
    }
    case 'reopened':
      return { vi: 'Người dân đề nghị xử lý lại', en: 'Reopened by the citizen' };
    case 'closed':
      return data.how === 'rated'
        ? { vi: 'Đã đóng sau khi người dân đánh giá', en: 'Closed after the citizen’s rating' }
        : { vi: 'Đã đóng, người dân không đánh giá trong thời hạn', en: 'Closed; no rating came in time' };
    case 'rejected': {
      const reason = REJECTION_REASON_LABELS[data.reason as keyof typeof REJECTION_REASON_LABELS];
      return {
        vi: `Từ chối: ${reason.vi}${shown(data.explanation, '. ')}`,
        en: `Not accepted: ${reason.en}${shown(data.explanation, '. ')}`,
      };
    }
    case 'withdrawn':
      return { vi: 'Người dân đã rút phản ánh', en: 'Withdrawn by the citizen' };
    case 'reprioritised':
      return { vi: `Mức ưu tiên: ${String(data.priority)}`, en: `Priority: ${String(data.priority)}` };
    case 'noted':
      return { vi: `Ghi chú: ${String(data.text)}`, en: `Note: ${String(data.text)}` };
    case 'escalated': {
      const waited = OBLIGATION_LABELS[data.obligation as keyof typeof OBLIGATION_LABELS];
      return {
        vi: `Báo lên vì chờ ${waited.vi} (${String(data.rung)})`,
        en: `Escalated, waiting for ${waited.en} (${String(data.rung)})`,
      };
    }
    default:
      return { vi: type, en: type };
  }
}
