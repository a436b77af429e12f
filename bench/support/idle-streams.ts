import { Agent, get, type IncomingMessage } from 'node:http';

/** One address may have 100 streams: as behind many routers, so they come from several of this machine's own. */
const PER_ADDRESS = 50;
const OPENED_AT_ONCE = 50;

/** Event streams on which nothing is read but what comes. */
export interface IdleStreams {
  /** How many have ended by themselves. */
  lost(): number;
  close(): void;
}

/** Opens so many streams of `/api/v1/events`, and waits until each has begun. */
export async function openIdleStreams(baseUrl: string, count: number): Promise<IdleStreams> {
  const agent = new Agent({ keepAlive: false });
  const streams: IncomingMessage[] = [];
  let lost = 0;
  const open = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const localAddress = `127.0.0.${1 + Math.floor(index / PER_ADDRESS)}`;
      const sent = get(`${baseUrl}/api/v1/events`, { agent, localAddress }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`A stream was refused: ${response.statusCode}`));
        streams.push(response);
        response.once('data', () => resolve());
        response.resume();
        response.on('error', () => undefined);
        response.on('close', () => lost++);
      });
      sent.on('error', reject);
    });
  for (let index = 0; index < count; index += OPENED_AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(OPENED_AT_ONCE, count - index) }, (_, offset) => open(index + offset)),
    );
  }
  return {
    lost: () => lost,
    close() {
      for (const each of streams) each.destroy();
      agent.destroy();
    },
  };
}
