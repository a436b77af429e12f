import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  url: string;
  headers: IncomingHttpHeaders;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into requests as they are
  body: any;
}

/** An OpenAI-compatible service. */
export interface LanguageModelService {
  url: string;
  asked: Asked[];
  /** How it answers. */
  answer: (response: ServerResponse) => void;
  /** Answers each question with this content of a completion. */
  says(content: unknown): void;
  stop(): void;
}

export async function startLanguageModelService(): Promise<LanguageModelService> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      service.asked.push({ url: request.url!, headers: request.headers, body: JSON.parse(text) as unknown });
      service.answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: LanguageModelService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    answer: (response) => void response.writeHead(500).end(),
    says(content) {
      const written = typeof content === 'string' ? content : JSON.stringify(content);
      const body = {
        id: '1',
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content: written } }],
      };
      service.answer = (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return service;
}
