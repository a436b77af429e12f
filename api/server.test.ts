import { connect, type Socket } from 'node:net';
import { apiClient, LAMP } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startBareApi, type BareApi } from '../test/support/bare-api';

const CLIENTS = 150;
const REPORTS = 20;

let api: BareApi;
let sockets: Socket[];
beforeAll(async () => {
  api = await startBareApi({ temporalAddress: process.env.TEST_TEMPORAL_ADDRESS! });
  sockets = [];
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await api.stop();
});

/** Somebody who sends a request and never comes to its end. */
function slowClient(begin: string): Socket {
  const { port, hostname } = new URL(api.baseUrl);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(begin);
  const dribble = setInterval(() => socket.write('a'), 1_000);
  socket.on('close', () => clearInterval(dribble));
  sockets.push(socket);
  return socket;
}

describe('slow clients', () => {
  it('When hundreds send a byte at a time, then reports are taken meanwhile, and the slow ones are cut off with 408', async () => {
    const headers = Array.from({ length: CLIENTS }, () => slowClient('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '));
    for (let index = 0; index < CLIENTS; index++) {
      slowClient(
        'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
      );
    }
    let answer = '';
    headers[0]!.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    for (const socket of headers.slice(1)) socket.resume();
    await eventually(() => sockets.every(({ readyState }) => readyState === 'open'), 'all are connected');
    const taken = await Promise.all(Array.from({ length: REPORTS }, () => apiClient(api.baseUrl).submit(LAMP)));
    expect(new Set(taken.map(({ reference }) => reference)).size).toBe(REPORTS);
    await eventually(() => headers.every(({ destroyed }) => destroyed), 'those without end of headers are cut off');
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*urn:paht:problem:request_timeout/);
  });
});
