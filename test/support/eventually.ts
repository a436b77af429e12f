import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** Repeats a check until it answers something other than null, undefined or false, or fails after `patienceMs`. */
export async function eventually<Result>(
  check: () => Promise<Result> | Result,
  what: string,
  patienceMs = PATIENCE_MS,
): Promise<Exclude<Result, null | undefined | false>> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const result = await check();
    if (result !== null && result !== undefined && result !== false)
      return result as Exclude<Result, null | undefined | false>;
    if (Date.now() > until) throw new Error(`It did not come to pass: ${what}`);
    await delay(50);
  }
}
