import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 20 * 60_000;

/** Repeats a check until it says true. */
export async function until(what: string, check: () => Promise<boolean>, everyMs = 100): Promise<void> {
  const limit = Date.now() + PATIENCE_MS;
  while (!(await check())) {
    if (Date.now() > limit) throw new Error(`It did not come to pass within 20 minutes: ${what}`);
    await delay(everyMs);
  }
}
