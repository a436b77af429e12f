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
import { policyOn } from '../../domain/policy/policy-on';
import type { EventType } from '../../domain/report/events';
import { isLiveAgency, route } from '../../domain/routing/route';
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

    async classify({ text, language, area }) {
      const data = city.current();
      const engine = classifier();
      const { category, priority, confidence, decided, because } = await engine.classify({ text, language });
      const field = data.categories.find(({ code }) => code === category)!.field;
      const routed = route({ category, area, priority, day: today() }, data);
      // An unsure classification goes to triage whatever the table says.
      if (decided && routed.alarm)
        logger.error({ category, area, rule: routed.rule }, 'Routing found no living agency: correct the table');
      const parent = 'triage' in routed ? undefined : parentOf(data, routed.lead, today());
      return {
        category,
        field,
        priority,
        confidence,
        decided,
        because,
        model: engine.version,
        route: parent === undefined ? routed : { ...routed, parent },
      };
    },

    async lookUp({ category, area, priority, agencies, lead }) {
      const data = city.current();
      const routed = category === undefined ? undefined : route({ category, area, priority, day: today() }, data);
      const named = routed && !('triage' in routed) ? [...agencies, routed.lead] : agencies;
      const parents = named.flatMap((code) => {
        const parent = parentOf(data, code, today());
        return parent === undefined ? [] : [[code, parent] as const];
      });
      return {
        activeAgencies: agencies.filter((code) => isLiveAgency(data.agencies, code, today())),
        ...(parents.length > 0 ? { parents: Object.fromEntries(parents) } : {}),
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
