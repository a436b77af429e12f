/** Does a task `count` times, `clients` at once, and answers the results in the order of the tasks. */
export async function inParallel<Result>(
  clients: number,
  count: number,
  task: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(count);
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(clients, count) }, client));
  return results;
}

/** How many of a task are done in a second. */
export async function ratePerSecond(
  clients: number,
  count: number,
  task: (index: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  await inParallel(clients, count, task);
  return (count * 1_000) / (performance.now() - began);
}
