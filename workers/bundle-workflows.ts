import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createTemporalLogger } from '../config/temporal-logger';

/**
 * Bundles the workflows with webpack, some seconds of work. Production does it once, when it is built
 * (`npm run build`), and its workers load the file. Bundle and worker must be of the same SDK version.
 */
export async function bundleWorkflows(logger: Logger): Promise<WorkflowBundleWithSourceMap> {
  const workflowsPath = require.resolve('../workflows');
  const interceptorsPath = require.resolve('../workflows/interceptors');
  return bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [interceptorsPath],
    // Evaluated once in a worker, not anew for every report: an intake takes a twelfth less CPU (docs/benchmarks.md). It
    // is safe only because none of our modules has state of its own: what a module keeps beside caches by identity, all
    // reports of a worker would share, and a replay would differ. Lint refuses the ways there are.
    preloadModules: [workflowsPath, interceptorsPath],
    failureConverterPath: require.resolve('../workflows/failure-converter'),
    logger: createTemporalLogger(logger.child({ component: 'bundler' }, { level: 'warn' })),
  });
}
