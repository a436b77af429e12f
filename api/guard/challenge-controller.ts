import type { Router } from 'express';
import { CHALLENGE_OPERATIONS } from '../../contracts/api/challenge';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';
import type { Challenges } from './challenges';

/** `/api/v1/challenge`. */
export function createChallengeRouter(challenges: Challenges, authenticator: Authenticator): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  serve(CHALLENGE_OPERATIONS.create, async () => ({ body: await challenges.create() }));
  return router;
}
