import type { Database } from './connect';
import { EVENT_CHANNEL } from './listen';

/** Events that come within this time are announced once. */
const TOGETHER_MS = 20;

/**
 * Makes the function that is called after events were recorded: it wakes those who listen for them.
 *
 * A trigger would be simpler, but a transaction with a NOTIFY in it holds a lock of the whole server while its commit is
 * written to the disk: 16 connections recorded 3,000 events a second with it and 10,000 without (docs/adr/0024). One that
 * is lost because the process ends in between is made up for by the next one, or by a listener that looks by itself.
 */
export function createEventAnnouncer(db: Database): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void db.raw('SELECT pg_notify(?, ?)', [EVENT_CHANNEL, '']).catch(() => undefined);
    }, TOGETHER_MS).unref();
  };
}
