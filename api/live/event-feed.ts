import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../../db/connect';
import { listenForEvents, type Listening } from '../../db/listen';
import { readEventLog, readLatestPosition, type EventPosition, type LoggedEvent } from '../../db/read-models/event-log';

export type Subscriber = (events: LoggedEvent[]) => void;

const PAGE = 200;
/** Without a word from anybody: an announcement may get lost with the process that makes it. */
const LOOK_AFTER_MS = 3_000;
/** An older transaction is under way; ours take some milliseconds. */
const HELD_MS = 25;
const FIRST_RETRY_MS = 200;
const MAX_RETRY_MS = 5_000;

/**
 * Reads the log of events once for all streams of this process, in its order and without a gap. It reads, and holds a
 * connection to Postgres, only while somebody listens.
 */
export class EventFeed {
  private readonly subscribers = new Set<Subscriber>();
  private run: Run | undefined;

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {}

  /** Settles as soon as the feed reads; from then on the subscriber gets everything behind `position`. */
  async join(subscriber: Subscriber): Promise<void> {
    this.subscribers.add(subscriber);
    this.run ??= new Run(this.db, this.logger, (events) => {
      for (const each of this.subscribers) each(events);
    });
    await this.run.ready;
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size > 0) return;
    this.run?.stop();
    this.run = undefined;
  }

  /** Of the last event that subscribers got. Throws before anybody has joined. */
  get position(): EventPosition {
    return this.run!.position!;
  }
}

/** From the first subscriber to the last one. */
class Run {
  position: EventPosition | undefined;
  readonly ready: Promise<void>;
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;
  private announced = false;

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
    private readonly tell: Subscriber,
  ) {
    this.ready = new Promise((resolve) => void this.go(resolve));
  }

  stop(): void {
    this.stopping.abort();
    this.wake();
  }

  private async go(becomeReady: () => void): Promise<void> {
    const { signal } = this.stopping;
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      let listening: Listening | undefined;
      try {
        listening = await listenForEvents(this.db, () => this.announce());
        let lost = false;
        void listening.ended.then(() => {
          lost = true;
          this.announce();
        });
        // Only now: what is recorded before the listening begins is read, what comes after it is announced.
        this.position ??= await readLatestPosition(this.db);
        becomeReady();
        while (!signal.aborted && !lost) {
          this.announced = false;
          const held = await this.read(this.position);
          retryMs = FIRST_RETRY_MS;
          await this.wait(held ? HELD_MS : LOOK_AFTER_MS);
        }
      } catch (error) {
        if (!signal.aborted) this.logger.warn({ err: error }, 'Live events cannot be read; trying again');
        await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
        retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
      } finally {
        void listening?.stop().catch(() => undefined);
      }
    }
  }

  /** Tells all that can be read. Answers whether an older transaction holds up some more. */
  private async read(after: EventPosition): Promise<boolean> {
    this.position = after;
    for (;;) {
      const { events, held } = await readEventLog(this.db, this.position, PAGE);
      if (this.stopping.signal.aborted) return false;
      if (events.length > 0) {
        this.position = events.at(-1)!.position;
        this.tell(events);
      }
      if (held || events.length < PAGE) return held;
    }
  }

  private announce(): void {
    this.announced = true;
    this.wake();
  }

  private async wait(ms: number): Promise<void> {
    if (this.announced || this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
