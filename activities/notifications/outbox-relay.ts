import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import {
  claimMessages,
  LEASE_SECONDS,
  postponeMessage,
  releaseMessages,
  settleMessage,
  type PendingMessage,
} from '../../db/stores/outbox-store';
import { findAddressee } from './find-addressee';
import type { MailTransport } from './mail-transport';
import { renderMessage, type Links } from './render-message';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  transport: MailTransport;
  links: Links;
  logger: Logger;
  /** How long to wait when there was nothing to send. */
  idleMs?: number;
}

const BATCH = 20;
/** Some 20 hours in all; then a person must look. */
const MAX_ATTEMPTS = 15;
const FIRST_DELAY_SECONDS = 5;
const MAX_DELAY_SECONDS = 2 * 3600;

/** Delivers what the outbox holds; any number of them may run at once. */
export interface OutboxRelay {
  /** Ends after the message in hand. */
  stop(): Promise<void>;
}

export function startOutboxRelay(dependencies: Dependencies): OutboxRelay {
  const { db, logger, idleMs = 1_000 } = dependencies;
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let claimed: PendingMessage[] = [];
      try {
        const leaseIsSafeUntil = Date.now() + LEASE_SECONDS * 500;
        claimed = await claimMessages(db, BATCH);
        const left = [...claimed];
        // A slow mail server must not hold a message beyond its lease: then another relay would send it too.
        while (left.length > 0 && !stopping.signal.aborted && Date.now() < leaseIsSafeUntil) {
          await deliver(dependencies, left.shift()!);
        }
        await releaseMessages(
          db,
          left.map(({ key }) => key),
        );
      } catch (error) {
        logger.warn({ err: error }, 'The outbox could not be read; trying again');
      }
      if (claimed.length < BATCH) await delay(idleMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function deliver({ db, city, transport, links, logger }: Dependencies, message: PendingMessage): Promise<void> {
  const { key, template, data, attempts } = message;
  try {
    const cityData = city.current();
    const addressee = await findAddressee(db, cityData, links, message);
    if ('unreachable' in addressee) {
      await settleMessage(db, key, 'undeliverable', addressee.unreachable);
      return;
    }
    const { to, secrets, ...rendering } = addressee;
    const { subject, body } = renderMessage(cityData, links, {
      template,
      data: { ...data, ...secrets },
      ...rendering,
    });
    await transport.send({ key, to, subject, body });
    await settleMessage(db, key, 'sent', 'handed over');
  } catch (error) {
    const fault = faultOf(error);
    if (attempts >= MAX_ATTEMPTS) {
      logger.error({ key, fault, attempts }, 'A message could not be delivered and is given up');
      await settleMessage(db, key, 'failed', fault);
    } else {
      const wait = Math.min(FIRST_DELAY_SECONDS * 2 ** (attempts - 1), MAX_DELAY_SECONDS);
      logger.warn({ key, fault, attempts, wait }, 'A message could not be delivered; trying again');
      await postponeMessage(db, key, wait, fault);
    }
  }
}

/** Mail servers repeat addresses in their errors: of a fault outside only the code is kept, of ours the message. */
function faultOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return typeof message === 'string' ? message.slice(0, 200) : 'unknown';
}
