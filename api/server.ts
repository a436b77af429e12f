import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  port: number;
  /** Takes no new requests, lets those in hand end for up to `graceMs`, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

/** Listens; port 0 takes a free one. Times out clients that send their request a byte at a time. */
export async function startServer(app: Express, host: string, port: number): Promise<RunningServer> {
  const server: Server = createServer(
    { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 10_000 },
    app,
  );
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
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
