import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

interface Line {
  activityType?: string;
  requestId?: string;
  correlationId?: string;
}

const lines: Line[] = [];
let paht: TestInstallation;
beforeAll(async () => {
  paht = await startTestInstallation({ onLog: (line) => lines.push(JSON.parse(line) as Line) });
});
afterAll(async () => {
  await paht.stop();
});

async function activityOf(requestId: string): Promise<Line> {
  return eventually(
    () => lines.find((line) => line.activityType === 'recordEvents' && line.requestId === requestId),
    `an activity logs request ${requestId}`,
  );
}

describe('trace', () => {
  it('When a request carries ids, then they are answered and stand in the log lines of the activities it caused', async () => {
    const posted = await fetch(`${paht.baseUrl}/api/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Request-ID': 'request-1', 'X-Correlation-ID': 'talk-1' },
      body: JSON.stringify({ text: 'Đèn đường Hùng Vương tắt ba đêm', location: { lat: 16.4637, lng: 107.5909 } }),
    });
    const { reference, accessToken } = (await posted.json()) as { reference: string; accessToken: string };
    expect(posted.headers.get('X-Request-ID')).toBe('request-1');
    expect(await activityOf('request-1')).toMatchObject({ correlationId: 'talk-1' });

    await fetch(`${paht.baseUrl}/api/v1/reports/${reference}/actions/withdraw`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Request-ID': 'request-2', 'X-Access-Token': accessToken },
      body: '{}',
    });
    expect(await activityOf('request-2')).toMatchObject({ correlationId: 'request-2' });
  });

  it('When a request carries an id that is none, then it gets one of ours', async () => {
    const answer = await fetch(`${paht.baseUrl}/healthz`, { headers: { 'X-Request-ID': 'a b"c' } });
    expect(answer.headers.get('X-Request-ID')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
