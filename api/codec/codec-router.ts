import express, { Router, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { z } from 'zod';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import { currentTrace } from '../middleware/trace-context';
import { allowMethods } from '../middleware/allow-methods';

const { Payloads } = temporal.api.common.v1;

/** Payloads as the Temporal UI sends them: protobuf's JSON form, bytes in base64. */
const requestSchema = z.object({
  payloads: z
    .array(
      z.object({
        metadata: z.record(z.string().max(100), z.base64()).optional(),
        data: z.base64().optional(),
      }),
    )
    .max(5_000),
});

interface Dependencies {
  codec: PayloadCodec;
  /** The Temporal Web UI that may ask, e.g. `http://localhost:8233`. */
  uiUrl: string;
  authenticator: Authenticator;
  /** Off only on a machine that runs everything for one person: its UI has no sign-in to pass on. */
  requireSupervisor: boolean;
  logger: Logger;
}

/**
 * `/codec/decode`: lets supervisors read in the Temporal Web UI what Temporal keeps encrypted. Only that UI's origin may
 * call it from a browser. There is no `/encode`: nobody writes payloads by hand.
 */
export function createCodecRouter({ codec, uiUrl, authenticator, requireSupervisor, logger }: Dependencies): Router {
  const router = Router();
  const origins = originsOf(uiUrl);

  const allowUi: RequestHandler = (request, response, next) => {
    response.vary('Origin');
    const origin = request.get('Origin');
    if (origin !== undefined && origins.includes(origin)) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
        'Access-Control-Max-Age': '600',
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
      const actor = await authenticator.staff(request);
      if (actor.role !== 'supervisor' && actor.role !== 'admin') throw new AppError('forbidden');
      // Who reported may be in what is decoded: every look leaves a trace.
      logger.info({ actor, ...currentTrace() }, 'Payloads decoded');
    }
    const decoded = await decodeAll(codec, payloadsOf(request.body));
    response.set('Cache-Control', 'no-store');
    response.json(Payloads.toObject(Payloads.create({ payloads: decoded }), { bytes: String }));
  });
  router.all('/decode', allowMethods('POST'));

  return router;
}

/** The UI of one's own machine is called by two names. */
function originsOf(url: string): string[] {
  const { origin, hostname } = new URL(url);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  return ['127.0.0.1', 'localhost'].map((name) => origin.replace(hostname, name));
}

function payloadsOf(body: unknown): Payload[] {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) throw validationFailed(parsed.error);
  const { payloads } = Payloads.fromObject(parsed.data);
  return payloads.map(({ metadata, data }) => ({ metadata: metadata ?? {}, data: data ?? new Uint8Array() }));
}

async function decodeAll(codec: PayloadCodec, payloads: Payload[]): Promise<Payload[]> {
  try {
    return await codec.decode(payloads);
  } catch (error) {
    // Encrypted with another key, or changed since: the UI shows the payload as it is.
    throw new AppError('malformed_request', {
      detail: {
        vi: 'Không giải mã được nội dung này bằng khóa hiện tại.',
        en: 'These payloads cannot be decrypted with the present key.',
      },
      cause: error,
    });
  }
}
