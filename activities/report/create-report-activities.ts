import { ApplicationFailure } from '@temporalio/activity';
import type { Logger } from 'pino';
import { REFERENCE_TAKEN, type ReportActivities } from '../../contracts/report-activities';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { insertMessages, type OutboxMessage } from '../../db/stores/outbox-store';
import { ReferenceTakenError, saveNewRecord, saveRecord } from '../../db/stores/report-store';
import type { Classifier } from '../../domain/classification/classifier';
import { localDateAt } from '../../domain/clock/office-time';
import { notificationsFor } from '../../domain/report/notifications';
import type { ReportEvent } from '../../domain/report/events';
import { isLiveAgency, route } from '../../domain/routing/route';

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

export function createReportActivities({ db, city, classifier, now, logger }: Dependencies): ReportActivities {
  const today = () => localDateAt(city.current().calendar, now());

  return {
    async loadRules(since) {
      const { calendar, policy } = city.current();
      const earliest = localDateAt(calendar, since - PAST_DAYS_NEEDED * 86_400_000);
      return {
        policy,
        calendar: {
          ...calendar,
          hours: calendar.hours.filter(({ validTo }) => !validTo || validTo >= earliest),
          days: calendar.days
            .filter(({ date }) => date >= earliest)
            .map(({ date, kind, name, confirmed }) => ({ date, kind, name, confirmed })),
        },
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
      return { category, field, priority, confidence, decided, because, model: engine.version, route: routed };
    },

    async lookUp({ category, area, priority, agencies }) {
      const data = city.current();
      return {
        activeAgencies: agencies.filter((code) => isLiveAgency(data.agencies, code, today())),
        ...(category === undefined
          ? {}
          : {
              field: data.categories.find(({ code }) => code === category)?.field ?? null,
              route: route({ category, area, priority, day: today() }, data),
            }),
      };
    },

    async recordEvents(record) {
      const messages = record.events.flatMap((event) => messagesFor(record.state.reference, event));
      try {
        if (await saveNewRecord(db, record, messages)) return;
        await db.transaction(async (trx) => {
          await saveRecord(trx, record);
          await insertMessages(trx, messages);
        });
      } catch (error) {
        if (!(error instanceof ReferenceTakenError)) throw error;
        throw ApplicationFailure.nonRetryable(error.message, REFERENCE_TAKEN);
      }
    },
  };
}

function messagesFor(reference: string, event: ReportEvent): OutboxMessage[] {
  return notificationsFor(event).map(({ to, template, data }) => {
    const audience = to.agency ? `${to.role}@${to.agency}` : to.role;
    return {
      key: `${reference}:${event.seq}:${audience}:email`,
      reference,
      audience,
      channel: 'email',
      template,
      data,
    };
  });
}
