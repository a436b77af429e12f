import { createHmac, randomUUID } from 'node:crypto';
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { referenceFromBytes } from '../../contracts/reference';
import {
  REPORT_WORKFLOW,
  reportWorkflowId,
  type ReportWorkflowInput,
  type Submission,
} from '../../contracts/report-workflow';
import { initialSearchAttributes } from '../../contracts/search-attributes';
import type { SubmissionBody } from '../../contracts/submission';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readFingerprint } from '../../db/read-models/report-detail';
import { findAreaByName } from '../../domain/areas/find-area-by-name';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea } from '../../domain/areas/locate-area';
import { checkAnswers, type Answers } from '../../domain/city/answers';
import type { Category, CityData } from '../../domain/city/city-data';
import type { Channel } from '../../domain/report/events';
import { accessTokenFor } from '../../security/access-token';
import type { Keys } from '../../security/keys';
import { AppError } from '../errors/app-error';
import { digestsOf, type PhotoService } from '../photos/photo-service';

interface Dependencies {
  client: Client;
  taskQueue: string;
  db: Database;
  city: CityDirectory;
  keys: Keys;
  photos: PhotoService;
  logger: Logger;
  now: () => number;
}

export interface IntakeRequest {
  body: SubmissionBody;
  /** Determines the reference; a request without one gets a reference of its own. */
  idempotencyKey?: string;
  channel: Channel;
  /** Of the Open311 client that sends it, and the links to pictures that it gave. */
  apiKey?: string;
  mediaUrls?: string[];
  /** Paths of the pictures that came with it. */
  files?: readonly string[];
}

export interface IntakeAnswer {
  reference: string;
  accessToken: string;
  /** The same request was taken before; nothing new was started. */
  replayed: boolean;
}

export interface IntakeService {
  /**
   * Takes a report: it is accepted when Temporal has durably started its workflow, whether Postgres is there or not.
   * Throws `validation_failed`, `idempotency_key_reused`, and `unavailable` while Temporal is away.
   */
  submit(request: IntakeRequest): Promise<IntakeAnswer>;
  /** The reference that a report with this Idempotency-Key gets, or has got. */
  referenceFor(idempotencyKey: string): string;
}

const START_DEADLINE_MS = 8_000;
/** The look into Postgres is only for requests that are repeated after Temporal has forgotten them; nobody waits for it. */
const LOOK_BACK_MS = 300;
/** Two keys that give the same reference are one in 10^13; each further one tries the next. */
const MAX_COLLISIONS = 4;

export function createIntakeService({
  client,
  taskQueue,
  db,
  city,
  keys,
  photos,
  logger,
  now,
}: Dependencies): IntakeService {
  const start = async (reference: string, submission: Submission): Promise<'started' | 'replayed' | 'taken'> => {
    const { area, fingerprint } = submission;
    const input: ReportWorkflowInput = { reference, from: { submission } };
    const place = city.current().areas.find(({ code }) => code === area)?.name.vi;
    try {
      await client.connection.withDeadline(Date.now() + START_DEADLINE_MS, () =>
        client.workflow.start(REPORT_WORKFLOW, {
          workflowId: reportWorkflowId(reference),
          taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          memo: { fingerprint },
          typedSearchAttributes: initialSearchAttributes(area),
          staticSummary: place ? `${reference} · ${place}` : reference,
        }),
      );
      return 'started';
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      const { memo } = await client.workflow.getHandle(reportWorkflowId(reference)).describe();
      return compare(fingerprint, String(memo?.fingerprint));
    }
  };

  const referenceOf = (hashedKey: string, collisions: number): string => {
    const seed = createHmac('sha256', keys.reference).update(`${hashedKey}/${collisions}`);
    return referenceFromBytes(city.current().city.referencePrefix, seed.digest());
  };

  const startUnderFreeReference = async (
    submission: Submission,
    idempotencyKey: string | undefined,
  ): Promise<IntakeAnswer> => {
    for (let collisions = 0; collisions <= MAX_COLLISIONS; collisions++) {
      const reference = referenceOf(submission.fingerprint.split('.')[0]!, collisions);
      const known = idempotencyKey === undefined ? null : await lookBack(db, reference);
      const outcome = known === null ? await start(reference, submission) : compare(submission.fingerprint, known);
      if (outcome !== 'taken') {
        return {
          reference,
          accessToken: accessTokenFor(keys.accessToken, reference),
          replayed: outcome === 'replayed',
        };
      }
      logger.warn({ reference, collisions }, 'Two Idempotency-Keys gave the same reference');
    }
    throw new AppError('internal');
  };

  return {
    referenceFor: (idempotencyKey) => referenceOf(hashedKeyOf(keys, idempotencyKey), 0),

    async submit({ body, idempotencyKey, channel, apiKey, mediaUrls, files = [] }) {
      const data = city.current();
      const pictures = files.length > 0 ? { pictures: await digestsOf(files) } : {};
      const submission: Submission = {
        ...body,
        ...checkAgainstCity(body, data),
        language: body.language ?? 'vi',
        channel,
        ...(apiKey === undefined ? {} : { apiKey }),
        ...(mediaUrls === undefined ? {} : { mediaUrls }),
        receivedAt: now(),
        fingerprint: fingerprintOf(keys, idempotencyKey ?? randomUUID(), { ...body, mediaUrls, ...pictures }),
      };
      // Stored first: the report must never name what is not there. And after the checks, which cost less.
      const stored = files.length > 0 ? await photos.store(files) : [];
      if (stored.length > 0) submission.photos = stored;
      try {
        const answer = await startUnderFreeReference(submission, idempotencyKey);
        // The report has those of the first request.
        if (answer.replayed) await photos.discard(stored);
        return answer;
      } catch (error) {
        // After any other failure the report may have started all the same, with these photos.
        if (error instanceof AppError) await photos.discard(stored);
        throw error;
      }
    },
  };
}

function checkAgainstCity(body: SubmissionBody, data: CityData) {
  const { city, areas, categories } = data;
  const { lat, lng, address } = body.location;
  const { category: suggestedCategory } = body;
  if (suggestedCategory !== undefined && !categories.some(({ code }) => code === suggestedCategory)) {
    throw new AppError('validation_failed', {
      issues: [{ field: 'category', rule: 'must be the code of a category' }],
    });
  }
  if (body.answers) checkAgainstQuestions(body.answers, categories, suggestedCategory);
  const hint = suggestedCategory === undefined ? {} : { suggestedCategory };
  if (lat === undefined || lng === undefined) {
    return { ...hint, area: findAreaByName(areas, address ?? '') ?? findAreaByName(areas, body.text) };
  }
  const point = { lat, lng };
  if (!isInsideCity(city, point)) {
    throw new AppError('validation_failed', {
      issues: [{ field: 'location', rule: `must be inside ${city.name.en}` }],
    });
  }
  return { ...hint, area: locateArea(data, point).area };
}

/** Who was asked nothing, e.g. by a form without questions, may answer nothing: a report never fails for a lamp's number. */
function checkAgainstQuestions(answers: Answers, categories: readonly Category[], category: string | undefined): void {
  const questions = categories.find(({ code }) => code === category)?.questions ?? [];
  const issues =
    category === undefined
      ? [{ field: 'category', rule: 'is required where questions are answered' }]
      : checkAnswers(questions, answers).map(({ code, rule }) => ({ field: `answers.${code}`, rule }));
  if (issues.length > 0) throw new AppError('validation_failed', { issues });
}

function hashedKeyOf(keys: Keys, idempotencyKey: string): string {
  return createHmac('sha256', keys.reference).update(idempotencyKey).digest('base64url').slice(0, 22);
}

/** Hashes of the key and of the body, so that a repeated request is told from another one with the same key. */
function fingerprintOf(keys: Keys, idempotencyKey: string, body: Record<string, unknown>): string {
  const key = hashedKeyOf(keys, idempotencyKey);
  // Of personal data even a hash is keyed: without the key nobody can guess a telephone number from it.
  const content = createHmac('sha256', keys.reference)
    .update(JSON.stringify(sortKeys(body)))
    .digest('base64url')
    .slice(0, 22);
  return `${key}.${content}`;
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortKeys(each)]));
}

function compare(fingerprint: string, known: string): 'replayed' | 'taken' {
  if (fingerprint === known) return 'replayed';
  if (fingerprint.split('.')[0] !== known.split('.')[0]) return 'taken';
  throw new AppError('idempotency_key_reused', {
    detail: {
      vi: 'Hãy dùng khóa mới cho một phản ánh khác.',
      en: 'Use a new key for another report.',
    },
  });
}

async function lookBack(db: Database, reference: string): Promise<string | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, LOOK_BACK_MS, null).unref());
  return Promise.race([readFingerprint(db, reference).catch(() => null), timeout]);
}
