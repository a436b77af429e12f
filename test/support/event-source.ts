import { get, type IncomingMessage } from 'node:http';
import { eventually } from './eventually';

export interface ReceivedMessage {
  id: string;
  event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into messages as they are
  data: any;
}

/** A client of server-sent events which keeps all that it got. */
export interface EventSource {
  status: number;
  headers: IncomingMessage['headers'];
  /** All that came, in order; without those that only carry an id. */
  messages: ReceivedMessage[];
  /** As a browser would send it when it comes again. */
  lastEventId(): string | undefined;
  comments(): number;
  ended(): boolean;
  /** Stops reading, as a client does that hangs. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Settles as soon as the stream has begun, which is when its first message is there, or with an answer that is no stream. */
export async function openEventSource(
  baseUrl: string,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<EventSource> {
  const messages: ReceivedMessage[] = [];
  let lastEventId = headers['Last-Event-ID'];
  // An empty header is one that is left out.
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  let comments = 0;
  let ended = false;
  let begun = false;
  let text = '';
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${baseUrl}/api/v1/events${query}`, { headers: sent, agent: false }, resolve).on('error', reject);
  });
  const read = (block: string): void => {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      if (line.startsWith(':')) comments++;
      else fields.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
    }
    begun = true;
    const id = fields.get('id');
    if (id !== undefined) lastEventId = id;
    const data = fields.get('data');
    if (data === undefined) return;
    messages.push({ id: id ?? '', event: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown });
  };
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    blocks.forEach(read);
  });
  response.on('error', () => undefined);
  response.on('close', () => (ended = true));
  const source: EventSource = {
    status: response.statusCode!,
    headers: response.headers,
    messages,
    lastEventId: () => lastEventId,
    comments: () => comments,
    ended: () => ended,
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    close: () => void response.destroy(),
  };
  await eventually(() => begun || ended, 'the stream begins');
  return source;
}
