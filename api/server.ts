import type { EventEmitter } from 'node:events';
import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { ERROR_KINDS, type ErrorKind } from './errors/app-error';

export interface RunningServer {
  port: number;
  /** Takes no new requests, lets those in hand end for up to `graceMs`, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

/** Emitted by an app whose server closes. */
const CLOSING = 'closing';

/** Lets something be ended that has no end of its own, before the server waits for all answers to be complete. */
export function onClosing(app: Express, end: () => void): void {
  // Express knows its own event only.
  (app as EventEmitter).on(CLOSING, end);
}

/** A browser sends some twenty. */
const MAX_HEADERS = 100;
/** Of one process; whoever comes beyond is turned away at once, before file descriptors run out for Postgres and Temporal. */
const MAX_CONNECTIONS = 10_000;

/** Listens; port 0 takes a free one. Times out clients that send their request a byte at a time. */
export async function startServer(app: Express, host: string, port: number): Promise<RunningServer> {
  const server: Server = createServer(
    {
      headersTimeout: 15_000,
      // Five photos over a poor mobile network take minutes; who only pretends to send holds a socket and nothing else.
      requestTimeout: 300_000,
      keepAliveTimeout: 10_000,
      // By default the two timeouts above are looked at every half minute only.
      connectionsCheckingInterval: 5_000,
    },
    app,
  );
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  server.on('clientError', refuse);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) =>
      new Promise((resolve) => {
        app.emit(CLOSING);
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Node's names of what is wrong. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** What is no HTTP never reaches Express: it is answered here, as a problem document too. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind = KINDS[error.code ?? ''] ?? 'malformed_request';
  const { status, title } = ERROR_KINDS[kind];
  const body = JSON.stringify({ type: `urn:paht:problem:${kind}`, title: title.vi, status });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
