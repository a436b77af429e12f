import { apiClient, LAMP } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { openEventSource } from '../../test/support/event-source';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let installation: TestInstallation;
let other: BareApi;
beforeAll(async () => {
  installation = await startTestInstallation();
  other = await startBareApi({ db: installation.db, keys: installation.keys });
});
afterAll(async () => {
  await other.stop();
  await installation.stop();
});

describe('two API processes and one worker', () => {
  it('When a report is filed, then both tell its way in one order, to anybody', async () => {
    const sources = [await openEventSource(installation.baseUrl), await openEventSource(other.baseUrl)];
    const { reference } = await apiClient(installation.baseUrl).submit(LAMP);
    for (const { messages } of sources) {
      await eventually(() => messages.some(({ data }) => data.type === 'assigned'), 'the assignment is told');
      expect(messages.map(({ data }) => [data.reference, data.type, data.seq])).toEqual([
        [reference, 'submitted', 1],
        [reference, 'classified', 2],
        [reference, 'assigned', 3],
      ]);
    }
    expect(sources[0]!.messages.map(({ id }) => id)).toEqual(sources[1]!.messages.map(({ id }) => id));
    for (const source of sources) source.close();
  });
});
