import { ApplicationFailure, getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import { REFERENCE_TAKEN, type ReportActivities } from '../../contracts/report-activities';
import { REPORT_SIGNALS, reportWorkflowId, type LeadChange } from '../../contracts/report-workflow';
import { createEventAnnouncer } from '../../db/announce-events';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readFollowers, readLeadSnapshot } from '../../db/read-models/lead';
import { ReferenceTakenError, saveRecord, saveStateAgain } from '../../db/stores/report-store';
import { suspensionOf } from '../../db/stores/suspension-store';
import type { Agency, CityData } from '../../domain/city/city-data';
import type { Classifier } from '../../domain/classification/classifier';
import { localDateAt } from '../../domain/clock/office-time';
import { raisedByRepeat } from '../../domain/duplicates/repeat';
import { policyOn } from '../../domain/policy/policy-on';
import type { EventType } from '../../domain/report/events';
import { localMomentAt } from '../../domain/routing/local-moment';
import { explainRoute, isLiveAgency, type Routed, type RoutedToTriage } from '../../domain/routing/route';
import { createRepeatFinder } from './find-repeat';
import { chooseOfficers } from './choose-officers';
import { messagesOwed } from './messages-owed';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  /** Makes the classifier for the lexicon that is in force. */
  classifier: () => Classifier;
  now: () => number;
  logger: Logger;
}

/** A deadline is computed from working days around its opening, never from so long before it. */
const PAST_DAYS_NEEDED = 60;

/** What those that follow a report must hear of. */
const CONCERNS_FOLLOWERS: ReadonlySet<EventType> = new Set<EventType>([
  'resolved',
  'returned',
  'reopened',
  'rejected',
  'merged',
  'withdrawn',
]);

export function createReportActivities({ db, city, classifier, now, logger }: Dependencies): ReportActivities {
  const countFollowers = async (lead: string) => (await readFollowers(db, lead)).length;
  const today = () => localDateAt(city.current().calendar, now());
  const announceEvents = createEventAnnouncer(db);
  const findRepeat = createRepeatFinder({ db, city, logger });

  /** The event tells administrators the same, by the list of alarms. */
  const sayFault = (routed: ReturnType<typeof explainRoute>) => {
    if (!routed.alarm) return;
    const { rule, trace } = routed;
    const reason = 'triage' in routed ? routed.reason : 'dead_agency';
    const { category, subcategory, area } = trace.asked;
    logger.error({ reason, rule, category, subcategory, area }, 'The routing table is at fault: correct it');
  };

  /** Nobody's where it cannot be told whose: an agency that must divide a report itself is better than one that waits. */
  const officersOf = async (data: CityData, agencies: readonly string[]) => {
    const officers = await chooseOfficers(db, data.agencies, agencies, today()).catch((error: unknown) => {
      logger.warn({ err: error }, 'No officer could be chosen');
      return {};
    });
    return Object.keys(officers).length > 0 ? { officers } : {};
  };

  return {
    async loadRules({ since, policy: promised, area, fresh }) {
      if (fresh) await city.refresh();
      const { calendar, policies, agencies } = city.current();
      const earliest = localDateAt(calendar, since - PAST_DAYS_NEEDED * 86_400_000);
      const policy =
        promised === undefined
          ? policyOn(policies, localDateAt(calendar, since))
          : (policies.find(({ version }) => version === promised) ?? null);
      return {
        policy,
        calendar: {
          ...calendar,
          hours: calendar.hours.filter(({ validTo }) => !validTo || validTo >= earliest),
          days: calendar.days
            .filter(({ date }) => date >= earliest)
            .map(({ date, kind, name, confirmed }) => ({ date, kind, name, confirmed })),
        },
        ...officesOf(agencies, earliest),
        suspension: await suspensionOf(db, area, new Date(now())),
      };
    },

    async classify(submission) {
      const { text, language, area, channel } = submission;
      const data = city.current();
      const engine = classifier();
      const outcome = await engine.classify({ text, language });
      const { category, subcategory, confidence, decided, because } = outcome;
      const field = data.categories.find(({ code }) => code === category)!.field;
      const found = await findRepeat(submission, decided ? { category, field } : { category: null, field: null });
      const { priority, repeat } = raisedByRepeat(outcome.priority, found);
      const part = knownSubcategory(data, category, subcategory);
      const asked = { category, subcategory: part, area, priority, channel };
      const routed = explainRoute({ ...asked, ...localMomentAt(data.calendar, now()) }, data);
      // An unsure classification goes to triage whatever the table says.
      if (decided) sayFault(routed);
      const parent = 'triage' in routed ? undefined : parentOf(data, routed.lead, today());
      return {
        category,
        subcategory: part,
        field,
        priority,
        confidence,
        decided,
        because,
        model: engine.version,
        ...(repeat ? { repeat } : {}),
        ...(decided ? await officersOf(data, agenciesIn(routed)) : {}),
        route: parent === undefined ? routed : { ...routed, parent },
      };
    },

    async lookUp({ category, subcategory = null, channel = null, area, priority, agencies, lead }) {
      const data = city.current();
      const moment = localMomentAt(data.calendar, now());
      const routed =
        category === undefined
          ? undefined
          : explainRoute({ category, subcategory, area, priority, channel, ...moment }, data);
      if (routed) sayFault(routed);
      const named = routed && !('triage' in routed) ? [...agencies, routed.lead] : agencies;
      const parents = named.flatMap((code) => {
        const parent = parentOf(data, code, today());
        return parent === undefined ? [] : [[code, parent] as const];
      });
      return {
        ...(await officersOf(data, [...agencies, ...(routed ? agenciesIn(routed) : [])])),
        activeAgencies: agencies.filter((code) => isLiveAgency(data.agencies, code, today())),
        ...(parents.length > 0 ? { parents: Object.fromEntries(parents) } : {}),
        ...(category !== undefined && subcategory !== null
          ? { subcategoryKnown: knownSubcategory(data, category, subcategory) !== null }
          : {}),
        ...(routed
          ? { field: data.categories.find(({ code }) => code === category)?.field ?? null, route: routed }
          : {}),
        ...(lead === undefined ? {} : { lead: await readLeadSnapshot(db, lead) }),
      };
    },

    readLead: (reference) => readLeadSnapshot(db, reference),

    async recordEvents(record) {
      const { reference } = record.state;
      try {
        const instead = await saveRecord(db, record, await messagesOwed(db, record));
        if (instead) return { followers: await countFollowers(reference), instead };
        announceEvents();
      } catch (error) {
        if (!(error instanceof ReferenceTakenError)) throw error;
        throw ApplicationFailure.nonRetryable(error.message, REFERENCE_TAKEN);
      }
      const concerned = record.events.some(({ type }) => CONCERNS_FOLLOWERS.has(type));
      return { followers: concerned ? await countFollowers(reference) : 0 };
    },

    recordStateAgain: ({ state, submission }) => saveStateAgain(db, state, submission),

    async informFollowers({ lead, withdrawn }) {
      const [first, ...others] = await readFollowers(db, lead);
      if (first === undefined) return 0;
      const change: LeadChange = withdrawn ? { heir: first } : {};
      // The first comes last: while it is there, a repeated attempt names the same one.
      for (const reference of [...others, first]) {
        try {
          await getClient().workflow.getHandle(reportWorkflowId(reference)).signal(REPORT_SIGNALS.lead, change);
        } catch (error) {
          // It has ended meanwhile.
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        }
      }
      return others.length + 1;
    },
  };
}

/** A sub-category that the category has; null for any other, e.g. of a model that was trained on older data. */
function knownSubcategory({ categories }: CityData, category: string, subcategory?: string | null): string | null {
  const known = categories
    .find(({ code }) => code === category)
    ?.subcategories?.some(({ code }) => code === subcategory);
  return known ? subcategory! : null;
}

function agenciesIn(routed: Routed | RoutedToTriage): string[] {
  return 'triage' in routed ? [] : [routed.lead, ...routed.supporting];
}

/** The body above an agency, if it is active. */
function parentOf({ agencies }: CityData, code: string, day: string): string | undefined {
  const parent = agencies.find((agency) => agency.code === code)?.parent;
  return parent !== undefined && isLiveAgency(agencies, parent, day) ? parent : undefined;
}

function officesOf(
  agencies: readonly Agency[],
  earliest: string,
): { offices?: Record<string, NonNullable<Agency['office']>> } {
  const own = agencies.flatMap(({ code, office }) => {
    const hours = office?.hours.filter(({ validTo }) => !validTo || validTo >= earliest) ?? [];
    return office && hours.length > 0 ? [[code, { ...office, hours }] as const] : [];
  });
  return own.length > 0 ? { offices: Object.fromEntries(own) } : {};
}
