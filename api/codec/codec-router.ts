import { Router, type RequestHandler } from 'express';
import express from 'express';
import type { PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';

interface Dependencies {
  codec: PayloadCodec;
  /** The Temporal Web UI that may ask, e.g. `http://localhost:8233`. */
  uiOrigin: string;
  authenticator: Authenticator;
  /** Off only on a machine that runs everything for one person: its UI has no sign-in to pass on. */
  requireSupervisor: boolean;
}

/**
 * `/codec/decode`: lets supervisors read in the Temporal Web UI what Temporal keeps encrypted. Only that UI's origin may
 * call it from a browser. There is no `/encode`: nobody writes payloads by hand.
 */
export function createCodecRouter({ codec, uiOrigin, authenticator, requireSupervisor }: Dependencies): Router {
  const router = Router();

  const allowUi: RequestHandler = (request, response, next) => {
    response.vary('Origin');
    if (request.get('Origin') === uiOrigin) {
      response.set({
        'Access-Control-Allow-Origin': uiOrigin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
      });
    } else if (request.method !== 'OPTIONS') {
      next(new AppError('forbidden'));
      return;
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };

  router.use(allowUi);
  router.post('/decode', express.json({ limit: '4mb' }), async (request, response) => {
    if (requireSupervisor) {
      const { role } = await authenticator.staff(request);
      if (role !== 'supervisor' && role !== 'admin') throw new AppError('forbidden');
    }
    const { Payloads } = temporal.api.common.v1;
    const { payloads } = Payloads.fromObject(request.body as Record<string, unknown>);
    const decoded = await codec.decode(
      payloads.map((payload) => ({ metadata: payload.metadata ?? {}, data: payload.data ?? new Uint8Array() })),
    );
    response.json(Payloads.toObject(Payloads.create({ payloads: decoded }), { bytes: String }));
  });

  return router;
}
