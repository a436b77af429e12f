import { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { reportWorkflowId } from '../contracts/report-workflow';
import { apiClient, bearer, LAMP, type ApiClient } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let withoutCodec: Connection;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  withoutCodec = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS! });
});
afterAll(async () => {
  await withoutCodec.close();
  await paht.stop();
});

const SUBMISSION = {
  text: `${LAMP.text}, nhà Zebraquagga`,
  location: { lat: 16.4637, lng: 107.5909, address: 'Okapistrasse 7' },
  contact: { name: 'Axolotl Wombat', phone: '0912345678', email: 'narwhal@example.com' },
};
const WORDS = [
  'Zebraquagga',
  'Okapistrasse',
  'Axolotl',
  'Wombat',
  '912345678',
  'narwhal',
  'Dugong',
  'Kakapo',
  'Quokka',
];

describe('what Temporal keeps', () => {
  it('When a report lives, fails and is refused, then nobody’s words are in its history, memo, summary or attributes', async () => {
    const { reference, accessToken } = await api.submit(SUBMISSION);
    await eventually(
      async () => (await api.get(`/api/v1/reports/${reference}`)).body.status.code === 'assigned',
      'assigned',
    );
    const officer = bearer(await paht.tokenFor('officer', 'hepco'));
    const citizen = { 'X-Access-Token': accessToken };
    const operator = bearer(await paht.tokenFor('operator'));
    const statuses = [
      await api.act(reference, 'accept', { note: 'Dugong' }, officer),
      // Accepted by the validator, refused by the handler: its failure is in the history.
      await api.act(reference, 'transfer', { agency: 'khong_co', reason: 'Kakapo' }, operator),
      await api.act(reference, 'request_information', { question: 'Dugong?' }, officer),
      await api.act(reference, 'provide_information', { text: 'Quokka' }, citizen),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 409, 200, 200]);

    const execution = { workflowId: reportWorkflowId(reference) };
    const [{ history }, description] = await Promise.all([
      withoutCodec.workflowService.getWorkflowExecutionHistory({ namespace: 'default', execution }),
      withoutCodec.workflowService.describeWorkflowExecution({ namespace: 'default', execution }),
    ]);
    const kept = [
      temporal.api.history.v1.History.encode(history!).finish(),
      temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse.encode(description).finish(),
    ].map((bytes) => Buffer.from(bytes).toString('utf8'));
    expect(kept[0]).toContain('binary/encrypted');
    expect(kept[0]).toContain('PahtStatus');
    for (const word of WORDS) expect(kept.filter((text) => text.includes(word))).toEqual([]);

    // A failure's message and stack are encrypted too; only its type can be read.
    const refused = history!.events!.flatMap(
      ({ workflowExecutionUpdateCompletedEventAttributes: update }) => update?.outcome?.failure ?? [],
    );
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ message: 'Encoded failure', encodedAttributes: expect.anything() });
    expect(kept[0]).not.toContain('There is no such agency');
    expect(kept[0]).not.toContain('report-life');
  });
});
