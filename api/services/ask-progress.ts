import { isGrpcServiceError, ServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { PROGRESS_QUERY, type BatchProgress } from '../../contracts/city-workflows';

const DEADLINE_MS = 5_000;
/** gRPC: what Temporal answers when a workflow was ended before it did anything. */
const FAILED_PRECONDITION = 9;

/** How far a workflow is that runs a batch; null when there is none, or none that has begun. Throws while nobody can say. */
export async function askProgress(client: Client, workflowId: string): Promise<BatchProgress | null> {
  try {
    return await client.connection.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.getHandle(workflowId).query<BatchProgress>(PROGRESS_QUERY),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || neverBegan(error)) return null;
    throw error;
  }
}

function neverBegan(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && Number(cause.code) === FAILED_PRECONDITION;
}
