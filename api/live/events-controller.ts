import type { Request, Response, Router } from 'express';
import type { Logger } from 'pino';
import { LIVE_OPERATIONS } from '../../contracts/api/live';
import { parseReference } from '../../contracts/reference';
import type { Database } from '../../db/connect';
import {
  BEGINNING,
  comparePositions,
  formatPosition,
  isWithinReach,
  parsePosition,
  readEventLog,
  type EventPosition,
  type LoggedEvent,
} from '../../db/read-models/event-log';
import type { Actor } from '../../domain/report/actor';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { EventFeed } from './event-feed';
import { EventStream } from './event-stream';
import { isVisible, toLiveEvent, type EventFilter } from './visible-event';

interface Dependencies {
  db: Database;
  authenticator: Authenticator;
  logger: Logger;
  /** Of this process. */
  maxStreams?: number;
  maxStreamsPerAddress?: number;
  heartbeatMs?: number;
}

export interface LiveEvents {
  router: Router;
  /** Ends all streams and takes no new ones, so that the server can close. */
  stop(): void;
}

/** What a client may have missed and still gets; whoever missed more reads the lists anew. */
const MAX_REPLAYED = 10_000;
const PAGE = 200;
/** How long a client waits for Postgres before it is told to come again. */
const READY_WITHIN_MS = 3_000;

/** `/api/v1/events`: one reading of the log for all streams of the process, each filtered by what its client may see. */
export function createLiveEvents({
  db,
  authenticator,
  logger,
  maxStreams = 5_000,
  maxStreamsPerAddress = 100,
  heartbeatMs = 25_000,
}: Dependencies): LiveEvents {
  const feed = new EventFeed(db, logger);
  const streams = new Set<OpenStream>();
  const byAddress = new Map<string, number>();
  let entered = 0;
  let identifying = false;
  let stopped = false;
  let heartbeat: NodeJS.Timeout | undefined;

  const { router, serve } = createOperationsRouter(authenticator);
  serve(LIVE_OPERATIONS.events, async ({ request, response, actor, query }) => {
    const { reference: asked, types, agency } = query;
    const reference = asked === undefined ? undefined : parseReference(asked);
    if (reference === null) throw new AppError('not_found');
    const identify = () => authenticator.actorFor(request, reference ?? '');
    if (request.method === 'HEAD') return void response.type('text/event-stream').end();
    const leave = enter(request.ip ?? '');
    response.on('close', leave);

    const stream = new OpenStream({ feed, db, response, actor, identify, filter: { reference, types, agency } });
    try {
      await within(READY_WITHIN_MS, stream.join());
      if (stopped) throw new AppError('unavailable', { retryAfter: 3 });
    } catch (error) {
      stream.leave();
      throw error;
    }
    // The client may have left meanwhile.
    if (request.socket.destroyed) return stream.leave();
    streams.add(stream);
    heartbeat ??= setInterval(() => {
      for (const each of streams) each.beat();
      void identifyAll();
    }, heartbeatMs).unref();
    response.on('close', () => {
      stream.leave();
      streams.delete(stream);
      if (streams.size > 0) return;
      clearInterval(heartbeat);
      heartbeat = undefined;
    });
    await stream.run(lastEventIdOf(request));
  });

  /** One after the other: a thousand sessions looked up at once would hold up everybody who needs the database. */
  const identifyAll = async (): Promise<void> => {
    if (identifying) return;
    identifying = true;
    for (const each of streams) await each.identifyAgain();
    identifying = false;
  };

  /** Counts a stream in; answers what counts it out. */
  const enter = (address: string): (() => void) => {
    if (stopped || entered >= maxStreams) throw new AppError('unavailable', { retryAfter: 10 });
    const present = byAddress.get(address) ?? 0;
    if (present >= maxStreamsPerAddress) throw new AppError('too_many_requests', { retryAfter: 10 });
    byAddress.set(address, present + 1);
    entered++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      entered--;
      const others = byAddress.get(address)! - 1;
      if (others > 0) byAddress.set(address, others);
      else byAddress.delete(address);
    };
  };

  return {
    router,
    stop() {
      stopped = true;
      for (const each of streams) each.end();
    },
  };
}

interface StreamOptions {
  feed: EventFeed;
  db: Database;
  response: Response;
  actor: Actor;
  /** Asks again who the client is; throws when the credentials have ended. */
  identify: () => Promise<Actor>;
  filter: EventFilter;
}

/** One client: first what it has missed, read for it alone, then what the feed reads for all. */
class OpenStream {
  private readonly stream: EventStream;
  private actor: Actor;
  private live = false;
  /** Up to where the client was told everything when it went live. */
  private after = BEGINNING;

  constructor(private readonly options: StreamOptions) {
    this.stream = new EventStream(options.response);
    this.actor = options.actor;
  }

  async join(): Promise<void> {
    await this.options.feed.join(this.onEvents);
  }

  leave(): void {
    this.options.feed.leave(this.onEvents);
  }

  end(): void {
    this.stream.end();
  }

  beat(): void {
    this.stream.beat();
  }

  async run(lastEventId: string | undefined): Promise<void> {
    this.stream.open();
    try {
      const from = lastEventId === undefined ? undefined : await this.startingPoint(lastEventId);
      if (from) return await this.catchUp(from);
      const id = formatPosition(this.goLive(this.options.feed.position));
      this.stream.send(lastEventId === undefined ? { id } : { id, event: 'reset', data: {} });
    } catch {
      // The head is sent, so that no error can be told: the client comes again and goes on where it was.
      this.end();
    }
  }

  private readonly onEvents = (events: LoggedEvent[]): void => {
    // The client may have been told more by another process than this one has read.
    if (this.live) this.send(events.filter(({ position }) => comparePositions(position, this.after) > 0));
  };

  private async startingPoint(lastEventId: string): Promise<EventPosition | undefined> {
    const position = parsePosition(lastEventId);
    return position && (await isWithinReach(this.options.db, position, MAX_REPLAYED)) ? position : undefined;
  }

  /** Sends what the feed has read already, page by page, as fast as the client takes it. */
  private async catchUp(from: EventPosition): Promise<void> {
    const { feed, db, response } = this.options;
    let after = from;
    // The last look at the feed's position and going live are in one turn: nothing can come in between.
    while (comparePositions(after, feed.position) < 0) {
      const target = feed.position;
      const { events } = await readEventLog(db, after, PAGE);
      const missed = events.filter(({ position }) => comparePositions(position, target) <= 0);
      this.send(missed);
      after = missed.at(-1)?.position ?? target;
      await this.stream.drained();
      if (response.destroyed) return;
    }
    this.goLive(after);
  }

  private goLive(after: EventPosition): EventPosition {
    this.after = after;
    this.live = true;
    return after;
  }

  private send(events: LoggedEvent[]): void {
    for (const event of events) {
      if (!isVisible(event, this.actor, this.options.filter)) continue;
      this.stream.send({ id: formatPosition(event.position), data: toLiveEvent(event) });
    }
  }

  /** Ends the stream when the credentials have ended; those of visitors and citizens do not. */
  async identifyAgain(): Promise<void> {
    if (this.actor.role === 'visitor' || this.actor.role === 'citizen') return;
    try {
      this.actor = await this.options.identify();
    } catch (error) {
      // An identity provider or a database that is away has not said that they have ended.
      if (!(error instanceof AppError && error.kind === 'unavailable')) this.end();
    }
  }
}

function lastEventIdOf(request: Request): string | undefined {
  return request.get('Last-Event-ID') || undefined;
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', { retryAfter: 5 })), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
