import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../../db/connect';
import type { Happening } from '../plan/trail';

/** It did not come to pass in time, or the run is ending. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
}

interface Waiting {
  reference: string;
  holds: (events: Happening[]) => boolean;
  until: number;
  settle: (events: Happening[]) => void;
  fail: (error: Error) => void;
}

interface Options {
  db: Database;
  signal: AbortSignal;
  /** How long anything may take, outages included. */
  patienceMs?: number;
}

const EVERY_MS = 250;

/** Tells when a report's record in Postgres has come so far. One query at a time for all who wait. */
export class ReportWatch {
  private waiting: Waiting[] = [];
  private looking = false;

  constructor(private readonly options: Options) {}

  /** Answers the report's events as soon as they are as wanted. Throws `NotSeen` when that takes too long. */
  until(reference: string, holds: Waiting['holds']): Promise<Happening[]> {
    const { patienceMs = 300_000 } = this.options;
    return new Promise((settle, fail) => {
      this.waiting.push({ reference, holds, until: Date.now() + patienceMs, settle, fail });
      if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiting.length > 0) {
      const all = this.waiting;
      this.waiting = [];
      const seen = await this.read([...new Set(all.map(({ reference }) => reference))]);
      for (const each of all) this.judge(each, seen.get(each.reference) ?? []);
      if (this.waiting.length > 0) await delay(EVERY_MS);
    }
    this.looking = false;
  }

  private judge(waiting: Waiting, events: Happening[]): void {
    if (waiting.holds(events)) waiting.settle(events);
    else if (this.options.signal.aborted) waiting.fail(new NotSeen('The run is ending'));
    else if (Date.now() > waiting.until) waiting.fail(new NotSeen('It took too long'));
    else this.waiting.push(waiting);
  }

  /** Nothing, while Postgres is away. */
  private async read(references: string[]): Promise<Map<string, Happening[]>> {
    const seen = new Map<string, Happening[]>();
    try {
      const rows = await this.options
        .db<Happening & { reference: string; seq: number }>('report_event')
        .whereIn('reference', references)
        .orderBy('seq')
        .select('reference', 'type', 'actor', 'data');
      for (const { reference, ...event } of rows as (Happening & { reference: string })[]) {
        seen.set(reference, [...(seen.get(reference) ?? []), event]);
      }
    } catch {
      // Seen again when it is back.
    }
    return seen;
  }
}
