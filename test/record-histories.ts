import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import packageJson from '../package.json';
import globalSetup from './global-setup';
import globalTeardown from './global-teardown';
import { SCENARIOS } from './support/scenarios';
import { FakeWorld, startWorkflowEnvironment } from './support/workflow-environment';

/**
 * Run by `npm run record-histories` before a release: plays each scenario and keeps its histories under the version's
 * name. Histories of released versions are never recorded anew: reports that run in production have them.
 */
async function main(): Promise<void> {
  const folder = resolve(__dirname, 'histories');
  await mkdir(folder, { recursive: true });
  await globalSetup({ testPathPatterns: { patterns: ['histories'] } });
  const environment = await startWorkflowEnvironment();
  try {
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      await environment.withWorker(new FakeWorld(environment.city), async (tools) => {
        const handle = await scenario(tools, environment.env);
        const { workflowId } = handle;
        const runs = new Set([
          handle.firstExecutionRunId,
          (await environment.client.workflow.getHandle(workflowId).describe()).runId,
        ]);
        for (const [index, runId] of [...runs].entries()) {
          const history = await environment.client.workflow.getHandle(workflowId, runId).fetchHistory();
          const file = join(folder, `${packageJson.version}-${name}${runs.size > 1 ? `-${index + 1}` : ''}.json`);
          await writeFile(file, `${historyToJSON(history)}\n`);
          process.stdout.write(`${file}: ${history.events!.length} events\n`);
        }
      });
    }
  } finally {
    await environment.stop();
    await globalTeardown();
  }
}

void main().then(() => process.exit(0));
