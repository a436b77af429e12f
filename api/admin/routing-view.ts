import type { Coded } from '../../contracts/api/coded';
import type {
  AlarmBody,
  ComparedBody,
  ExplainedRoutingBody,
  ReportRoutingBody,
  RoutingDecisionBody,
} from '../../contracts/api/routing';
import type { TimelineEntry } from '../../db/read-models/report-detail';
import type { RoutingAlarm } from '../../db/read-models/routing-alarms';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import type { EventData, ReportEvent } from '../../domain/report/events';
import type { RoutingFinding } from '../../domain/routing/check-routing';
import type { PassedOver, RouteInput, Routed, RoutedToTriage, RoutingTrace } from '../../domain/routing/route';
import type { Condition } from '../../domain/routing/rule-conditions';
import type { Language } from '../middleware/language';
import { coded, codedAgency, codedArea, codedSubcategory } from '../public/coded';
import { Words } from '../public/event-sentences';
import type { Comparison, ExplainedRoute } from '../services/routing-service';
import { describeFinding, ROUTING_FAULTS } from './describe-finding';

interface Context {
  city: CityData;
  language: Language;
}

export function toExplainedBody(routed: ExplainedRoute, context: Context): ExplainedRoutingBody {
  const { asked, passedOver } = routed.trace;
  return {
    ...toDecision(routed, context),
    asked: toQuestion(asked, context),
    passedOver: passedOver.map((each) => toPassedOver(each, context)),
  };
}

type Decision = Pick<RoutingDecisionBody, 'lead' | 'supporting' | 'rule' | 'reason' | 'sentence'>;

function toDecision(routed: Routed | RoutedToTriage, { city, language }: Context): Decision {
  const words = new Words(city, 'staff');
  if ('triage' in routed) {
    const { reason, rule = null } = routed;
    const { vi, en } = ROUTING_FAULTS[reason];
    const at = rule === null ? { vi: '', en: '' } : { vi: ` (quy tắc ${rule})`, en: ` (rule ${rule})` };
    const sentence = { vi: `Chuyển điều phối viên: ${vi}${at.vi}`, en: `Passed to an operator: ${en}${at.en}` };
    return {
      lead: null,
      supporting: [],
      rule,
      reason: coded(reason, ROUTING_FAULTS[reason], language),
      sentence: sentence[language],
    };
  }
  const { lead, supporting, rule } = routed;
  const sentence = namedSentence(lead, supporting, words);
  return {
    lead: codedAgency(lead, city, language),
    supporting: supporting.map((code) => codedAgency(code, city, language)),
    rule,
    reason: null,
    sentence: { vi: `Theo quy tắc ${rule}: ${sentence.vi}`, en: `By rule ${rule}: ${sentence.en}` }[language],
  };
}

function namedSentence(lead: string, supporting: readonly string[], words: Words): Bilingual {
  const agency = words.agency(lead);
  const others = words.agencies(supporting);
  return {
    vi: `${agency.vi} chủ trì${supporting.length > 0 ? `; phối hợp: ${others.vi}` : ''}`,
    en: `${agency.en} leads${supporting.length > 0 ? `; supported by ${others.en}` : ''}`,
  };
}

function toQuestion(asked: RouteInput, { city, language }: Context): ExplainedRoutingBody['asked'] {
  const { category, subcategory, area, priority, channel, day, weekday, time } = asked;
  return {
    category: codedCategory(category, city, language),
    subcategory: codedSubcategory(category, subcategory, city, language),
    area: area === null ? null : codedArea(area, city, language),
    priority,
    channel,
    day,
    weekday,
    time,
  };
}

function codedCategory(code: string, { categories }: CityData, language: Language): Coded {
  return coded(code, categories.find((category) => category.code === code)?.label, language);
}

function toPassedOver({ rule, unmet }: PassedOver, { language }: Context): ExplainedRoutingBody['passedOver'][number] {
  const conditions = unmet.map((condition) => coded(condition, CONDITION_LABELS[condition], language));
  const named = conditions.map(({ label }) => label).join(', ');
  const sentence = {
    vi: `Bỏ qua quy tắc ${rule}: không khớp ${named}`,
    en: `Rule ${rule} was passed over: it does not fit by ${named}`,
  };
  return { rule, unmet: conditions, sentence: sentence[language] };
}

const CONDITION_LABELS: Readonly<Record<Condition, Bilingual>> = {
  categories: { vi: 'loại phản ánh', en: 'category' },
  subcategories: { vi: 'tiểu loại', en: 'sub-category' },
  areas: { vi: 'địa bàn', en: 'area' },
  priorities: { vi: 'mức ưu tiên', en: 'priority' },
  channels: { vi: 'kênh tiếp nhận', en: 'channel' },
  times: { vi: 'khung giờ', en: 'time of the week' },
  validity: { vi: 'thời gian hiệu lực', en: 'days of validity' },
};

/** The decisions in a report's events about where it goes, as they were stored. */
export function toDecisions(timeline: readonly TimelineEntry[], context: Context): RoutingDecisionBody[] {
  return timeline.flatMap((entry) => {
    const routed = decisionIn(entry);
    if (routed === null) return [];
    const { seq, at } = entry;
    const { trace } = routed;
    return [
      {
        seq,
        at: at.toISOString(),
        by: 'person' in routed ? ('person' as const) : ('table' as const),
        ...('person' in routed ? byPerson(routed, context) : toDecision(routed, context)),
        asked: trace ? toQuestion(trace.asked, context) : null,
        passedOver: trace?.passedOver.map((each) => toPassedOver(each, context)) ?? [],
      },
    ];
  });
}

interface ByPerson {
  person: true;
  lead: string;
  supporting: string[];
  trace?: RoutingTrace;
}

function decisionIn(entry: TimelineEntry): Routed | RoutedToTriage | ByPerson | null {
  const { type, data } = entry as unknown as Pick<ReportEvent, 'type' | 'data'>;
  if (type === 'assigned') {
    const { agency: lead, supporting, rule, alarm = false, routing } = data as EventData['assigned'];
    if (rule === null) return { person: true, lead, supporting };
    return { lead, supporting, rule, alarm, ...(routing ? { trace: routing } : {}) };
  }
  if (type === 'transferred') return { person: true, lead: (data as EventData['transferred']).to, supporting: [] };
  if (type !== 'sent_to_triage') return null;
  const { reason, rule, alarm = false, routing } = data as EventData['sent_to_triage'];
  if (!(reason in ROUTING_FAULTS)) return null;
  return {
    triage: true,
    reason: reason as RoutedToTriage['reason'],
    ...(rule === undefined ? {} : { rule }),
    alarm,
    ...(routing ? { trace: routing } : {}),
  };
}

function byPerson({ lead, supporting }: ByPerson, { city, language }: Context): Decision {
  const sentence = namedSentence(lead, supporting, new Words(city, 'staff'));
  return {
    lead: codedAgency(lead, city, language),
    supporting: supporting.map((code) => codedAgency(code, city, language)),
    rule: null,
    reason: null,
    sentence: { vi: `Do người có thẩm quyền chọn: ${sentence.vi}`, en: `Chosen by a person: ${sentence.en}` }[language],
  };
}

export function toReportRoutingBody(
  report: { reference: string; agency: string | null },
  timeline: readonly TimelineEntry[],
  present: ExplainedRoute | null,
  context: Context,
): ReportRoutingBody {
  return {
    reference: report.reference,
    decisions: toDecisions(timeline, context),
    present: present && toExplainedBody(present, context),
    differs: present !== null && ('triage' in present ? null : present.lead) !== report.agency,
  };
}

export function toComparedBody(comparison: Comparison, context: Context): ComparedBody {
  const agency = (code: string | null) => (code === null ? null : codedAgency(code, context.city, context.language));
  const ends = ({ from, to }: { from: string | null; to: string | null }) => ({ from: agency(from), to: agency(to) });
  return {
    ...comparison,
    moves: comparison.moves.map((move) => ({ ...move, ...ends(move) })),
    examples: comparison.examples.map((example) => ({ ...example, ...ends(example) })),
    findings: comparison.findings.map((finding) => toFindingBody(finding, context)),
  };
}

export function toFindingBody(finding: RoutingFinding, { city, language }: Context): ComparedBody['findings'][number] {
  const { kind, severity, rule = null } = finding;
  return { kind, severity, rule, sentence: describeFinding(finding, city)[language] };
}

export function toAlarmBody(alarm: RoutingAlarm, { city, language }: Context): AlarmBody {
  const { reason, rule, category, subcategory, missing, reports, firstAt, lastAt, latest } = alarm;
  return {
    reason: coded(reason, ROUTING_FAULTS[reason], language),
    rule,
    category: category === null ? null : codedCategory(category, city, language),
    subcategory: codedSubcategory(category, subcategory, city, language),
    missing,
    reports,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    latest: [...new Set(latest)],
  };
}
