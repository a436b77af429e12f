/**
 * Does the work for each item, at most `limit` at once, and asks for an item only when there is a hand free for it. After
 * the first failure nothing new is begun; it is thrown when what was begun has ended.
 */
export async function forEachBounded<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const failures: unknown[] = [];
  const hand = async () => {
    while (failures.length === 0) {
      try {
        const next = await iterator.next();
        if (next.done) return;
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, hand));
  if (failures.length === 0) return;
  await iterator.return?.();
  throw failures[0];
}
