import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { createDataConverter } from '../security/data-converter';
import { TEST_PAYLOAD_KEY } from '../test/support/workflow-environment';

const FOLDER = resolve(__dirname, '../test/histories');
const histories = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

beforeAll(() => {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
});

describe('replay', () => {
  it('When histories are looked for, then every scenario of a version has one', () => {
    expect(histories.length).toBeGreaterThanOrEqual(8);
  });

  it.each(histories)('When the current workflow replays %s, then it decides the same', async (file) => {
    const history: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    await Worker.runReplayHistory(
      {
        workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE! },
        dataConverter: createDataConverter(TEST_PAYLOAD_KEY),
      },
      history,
    );
    expect(history).toHaveProperty('events');
  });
});
