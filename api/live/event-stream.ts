import type { Response } from 'express';

/** What a client has not taken yet, beyond what the network holds; a browser that sleeps comes again and resumes. */
const MAX_BUFFERED_BYTES = 256 * 1024;
/** How long a client waits before it comes again. */
const RETRY_MS = 3_000;

export interface StreamMessage {
  id: string;
  /** Kind of a message that is no report's event. */
  event?: string;
  data?: unknown;
}

/** One answer of the kind `text/event-stream`. */
export class EventStream {
  constructor(private readonly response: Response) {}

  open(): void {
    this.response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Proxies that gather answers would hold the messages back.
      'X-Accel-Buffering': 'no',
      // A connection that stayed open after the stream would hold up a server that closes.
      Connection: 'close',
    });
    this.response.flushHeaders();
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  send({ id, event, data }: StreamMessage): void {
    const kind = event === undefined ? '' : `event: ${event}\n`;
    const body = data === undefined ? '' : `data: ${JSON.stringify(data)}\n`;
    this.write(`id: ${id}\n${kind}${body}\n`);
  }

  /** A comment, so that nothing in between takes the connection for dead. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    this.response.end();
  }

  /** Waits until the client has taken what was sent. */
  async drained(): Promise<void> {
    if (!this.response.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.response.off('drain', done).off('close', done);
        resolve();
      };
      this.response.on('drain', done).on('close', done);
    });
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > MAX_BUFFERED_BYTES) this.response.destroy();
  }
}
