import type { Database } from './connect';

/** Says that there are new events to read; it carries nothing, and who misses it finds them all the same. */
export const EVENT_CHANNEL = 'paht_event';

export interface Listening {
  /** Settles when the connection is gone. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface RawConnection {
  query(sql: string): Promise<unknown>;
  on(event: string, listener: (...given: unknown[]) => void): void;
  end(): Promise<void>;
}

/** Listens on a connection of its own beside the pool: one of the pool's would be given to others. */
export async function listenForEvents(db: Database, onEvent: () => void): Promise<Listening> {
  // Knex's types do not know its client.
  const connection = await (db.client as { acquireRawConnection(): Promise<RawConnection> }).acquireRawConnection();
  const ended = new Promise<void>((resolve) => {
    connection.on('error', () => resolve());
    connection.on('end', () => resolve());
  });
  connection.on('notification', onEvent);
  await connection.query(`LISTEN ${EVENT_CHANNEL}`).catch(async (error: unknown) => {
    await connection.end();
    throw error;
  });
  return { ended, stop: () => connection.end() };
}
