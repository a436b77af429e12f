import type { Router } from 'express';
import type { MeBody } from '../../contracts/api/session';
import { SESSION_OPERATIONS } from '../../contracts/api/session';
import type { StaffRole } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import type { Authenticator } from './authenticate';
import type { SessionService } from './session-service';
import type { SignInClient } from './sign-in-client';

interface Dependencies {
  authenticator: Authenticator;
  sessions: SessionService;
  client: SignInClient;
}

/** Who is signed in, and signing out. */
export function createSessionRouter({ authenticator, sessions, client }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(SESSION_OPERATIONS.me, async ({ request, actor }) => {
    const session = request.get('Authorization') === undefined ? await sessions.current(request) : null;
    const body: MeBody = {
      id: actor.id!,
      name: session?.name ?? null,
      role: actor.role as StaffRole,
      agency: actor.agency ?? null,
      areas: actor.areas ? [...actor.areas] : null,
      csrfToken: session?.csrfToken ?? null,
      expiresAt: session?.expiresAt.toISOString() ?? null,
    };
    return { body };
  });

  serve(SESSION_OPERATIONS.signOut, async ({ request, response }) => {
    await sessions.end(request, response);
    return { body: { endSessionUrl: await endSessionUrl() } };
  });

  return router;

  /** Signed out here is signed out, whether the provider answers or not. */
  async function endSessionUrl(): Promise<string | null> {
    return client.endSessionUrl().catch((error: unknown) => {
      if (error instanceof AppError && error.kind === 'unavailable') return null;
      throw error;
    });
  }
}
