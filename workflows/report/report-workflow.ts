import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { ReportWorkflowInput } from '../../contracts/report-workflow';
import { ReportLife } from './report-life';

/** A citizen's report from intake to its end. One timer stands at the earliest instant that something is owed by. */
export async function reportWorkflow({ reference, from, historyLimit }: ReportWorkflowInput): Promise<void> {
  const submission = 'submission' in from ? from.submission : null;
  const life = new ReportLife(reference, submission, 'state' in from ? from : null);
  life.registerHandlers();

  await life.prepare();
  if (submission) await life.intake(submission);
  const long = () => isLong(historyLimit);
  while (!life.ended) {
    await life.waitAndFire(long);
    if (!life.ended && long()) {
      await condition(() => allHandlersFinished() && life.idle);
      // A command that came meanwhile may have ended it.
      if (!life.ended) {
        await continueAsNew<typeof reportWorkflow>({
          reference,
          from: { state: life.current, policy: life.policy },
          ...(historyLimit ? { historyLimit } : {}),
        });
      }
    }
  }
  await condition(() => allHandlersFinished() && life.idle);
}

function isLong(limit: number | undefined): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || (limit !== undefined && historyLength > limit);
}
