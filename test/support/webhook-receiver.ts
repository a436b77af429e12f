import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  headers: IncomingHttpHeaders;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into payloads as they are
  body: any;
}

/** Another system, which is told of events. */
export interface WebhookReceiver {
  url: string;
  port: number;
  received: ReceivedWebhook[];
  /** How it answers; 204 when it does not say. */
  answer: (webhook: ReceivedWebhook, response: ServerResponse) => void;
  stop(): void;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const webhook = { headers: request.headers, text, body: JSON.parse(text || 'null') as unknown };
      receiver.received.push(webhook);
      receiver.answer(webhook, response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received: [],
    answer: (_webhook, response) => void response.writeHead(204).end(),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
