/** Ends everything that was begun, the last first, also what is only just beginning. */
export class Cleanup {
  private readonly ends: (() => Promise<unknown>)[] = [];
  private closed = false;

  /** Begins something that `stop` will end. */
  async open<Thing>(start: () => Promise<Thing> | Thing, stop: (thing: Thing) => Promise<unknown>): Promise<Thing> {
    if (this.closed) throw new Error('Everything is being ended');
    const started = Promise.resolve(start());
    this.ends.push(async () => {
      const thing = await started.then(
        (value) => ({ value }),
        () => undefined,
      );
      if (thing) await stop(thing.value);
    });
    return started;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const end of this.ends.splice(0).reverse()) {
      // One that cannot be ended must not keep the others running.
      await end().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
