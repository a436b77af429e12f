import { randomUUID } from 'node:crypto';
import { createFormGuard } from './form-guard';
import { POLICIES } from '../limits/policies';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const TEXT = 'Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay';

let paht: TestInstallation;
let minuteAgo: string;
beforeAll(async () => {
  paht = await startTestInstallation({ worker: false, rateLimits: true });
  minuteAgo = createFormGuard(paht.keys.challenge, () => Date.now() - 60_000).seal();
});
afterAll(async () => {
  await paht.stop();
});

async function send(
  fields: Record<string, string>,
  address = '203.0.113.1',
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${paht.baseUrl}/reports/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address },
    body: new URLSearchParams({ key: randomUUID(), text: TEXT, address: '12 Hùng Vương', ...fields }),
  });
  return { status: response.status, text: await response.text() };
}

describe('the guarded form', () => {
  it('When a person without JavaScript sends it, then it is taken', async () => {
    expect((await send({ opened: minuteAgo, website: '' })).status).toBe(303);
  });

  it('When it looks like a program’s work, then what was written is kept, and sending it again is enough', async () => {
    for (const fields of [
      { opened: minuteAgo, website: 'x' },
      { opened: '', website: '' },
    ]) {
      const { status, text } = await send(fields);
      expect(status).toBe(422);
      expect(text).toContain(TEXT);
      expect(text).toContain('bấm gửi lần nữa');
      expect(/name="opened" value="([^"]+)"/.exec(text)![1]).toMatch(/^\d+\.\S+$/);
    }
  });

  it('When very many come from one address, then it says so, and what was written is kept', async () => {
    const fields = { opened: minuteAgo };
    const { points } = POLICIES.intake.challengedAfter.address;
    for (let index = 0; index < points; index++) expect((await send(fields, '203.0.113.2')).status).toBe(303);
    const refused = await send(fields, '203.0.113.2');
    expect(refused.status).toBe(428);
    expect(refused.text).toContain(TEXT);
    expect(refused.text).toContain('vừa có nhiều phản ánh');
    expect((await send(fields, '203.0.113.3')).status).toBe(303);
  });
});
