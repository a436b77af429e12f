import { setImmediate as turn } from 'node:timers/promises';
import express from 'express';
import { eventually } from '../../test/support/eventually';
import { openEventSource } from '../../test/support/event-source';
import { startServer } from '../server';
import { EventStream } from './event-stream';

describe('a client that does not read', () => {
  it('When more waits for it than a limit, then it is dropped, and what it has read is whole', async () => {
    let dropped = false;
    let sent = 0;
    const app = express();
    app.get('/api/v1/events', async (_request, response) => {
      response.on('close', () => (dropped = true));
      const stream = new EventStream(response);
      stream.open();
      while (!dropped) {
        stream.send({ id: String(sent++), data: 'x'.repeat(50_000) });
        await turn();
      }
    });
    const server = await startServer(app, '127.0.0.1', 0);
    const source = await openEventSource(`http://127.0.0.1:${server.port}`);
    source.pause();
    await eventually(() => dropped, 'it is dropped');
    source.resume();
    await eventually(() => source.ended(), 'the client learns of it');
    expect(source.messages.length).toBeLessThan(sent);
    expect(source.messages.map(({ id }) => Number(id))).toEqual(source.messages.map((_, index) => index));
    source.close();
    await server.close(100);
  });
});
