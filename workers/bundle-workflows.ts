import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createTemporalLogger } from '../config/temporal-logger';

/**
 * Bundles the workflows with webpack, some seconds of work. Production does it once, when it is built
 * (`npm run build`), and its workers load the file. Bundle and worker must be of the same SDK version.
 */
export async function bundleWorkflows(logger: Logger): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    workflowInterceptorModules: [require.resolve('../workflows/interceptors')],
    failureConverterPath: require.resolve('../workflows/failure-converter'),
    logger: createTemporalLogger(logger.child({ component: 'bundler' }, { level: 'warn' })),
  });
}
