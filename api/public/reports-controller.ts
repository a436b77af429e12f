import { Router, type Request } from 'express';
import { parseReference } from '../../contracts/reference';
import { submissionSchema } from '../../contracts/submission';
import type { CityDirectory } from '../../db/city-directory';
import { explainDeadline } from '../../domain/clock/explain';
import type { Actor } from '../../domain/report/actor';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { readJson } from '../middleware/json-body';
import { languageOf } from '../middleware/language';
import type { IntakeService } from '../services/intake-service';
import type { ReportService } from '../services/report-service';
import { toReportBody, toTimelineBody, type Audience } from './report-view';

interface Dependencies {
  intake: IntakeService;
  reports: ReportService;
  authenticator: Authenticator;
  city: CityDirectory;
  /** Begins the links of answers. */
  publicUrl: string;
  now: () => number;
}

/** `/api/v1/reports`: intake, tracking and actions. */
export function createReportsRouter({ intake, reports, authenticator, city, publicUrl, now }: Dependencies): Router {
  const router = Router();

  router.post('/', readJson, async (request, response) => {
    const body = submissionSchema.safeParse(request.body);
    if (!body.success) throw validationFailed(body.error);
    const idempotencyKey = readIdempotencyKey(request);
    const channel = body.data.channel ?? 'web';
    if (channel === 'phone') await requireOperator(request);
    const { reference, accessToken, replayed } = await intake.submit({
      body: body.data,
      channel,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    const self = `${publicUrl}/api/v1/reports/${reference}`;
    if (replayed) response.set('Idempotent-Replayed', 'true');
    response
      .status(201)
      .location(self)
      .json({
        reference,
        accessToken,
        links: {
          self,
          timeline: `${self}/timeline`,
          actions: `${self}/actions`,
          page: `${publicUrl}/reports/${reference}?accessToken=${accessToken}`,
        },
      });
  });

  router.get('/:reference', async (request, response) => {
    const { reference, audience } = await look(request);
    const report = await reports.detail(reference);
    response.json(toReportBody(report, city.current(), languageOf(request), audience !== 'public'));
  });

  router.get('/:reference/timeline', async (request, response) => {
    const { reference, audience } = await look(request);
    const entries = await reports.timeline(reference);
    response.json({ items: toTimelineBody(entries, city.current(), languageOf(request), audience) });
  });

  router.get('/:reference/deadline', async (request, response) => {
    const { reference, audience } = await look(request);
    const { calendar } = city.current();
    const language = languageOf(request);
    const deadlines = await reports.deadlines(reference);
    response.json({
      items: deadlines
        .filter(({ kind }) => audience === 'staff' || kind === 'resolution')
        .map(({ kind, openedAt, closedAt, outcome, ledger, rungs }) => {
          const explanation = explainDeadline(calendar, ledger, { at: closedAt?.getTime() ?? now() });
          return {
            obligation: kind,
            openedAt: openedAt.toISOString(),
            dueAt: explanation.dueAt === null ? null : new Date(explanation.dueAt).toISOString(),
            closedAt: closedAt?.toISOString() ?? null,
            outcome,
            sentence: explanation.sentence[language],
            entries: explanation.entries,
            ...(audience === 'staff' ? { ladder: rungs } : {}),
          };
        }),
    });
  });

  router.get('/:reference/actions', async (request, response) => {
    const { reference, actor } = await look(request);
    const language = languageOf(request);
    const actions = await reports.actions(reference, actor);
    response.json({ items: actions.map(({ label, ...action }) => ({ ...action, label: label[language] })) });
  });

  router.post('/:reference/actions/:command', readJson, async (request, response) => {
    const { reference, actor } = await look(request);
    if (!actor) throw new AppError('unauthenticated');
    const idempotencyKey = readIdempotencyKey(request);
    const view = await reports.act({
      reference,
      command: String(request.params.command),
      payload: request.body,
      actor,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    if (!view) {
      response.status(202).set('Retry-After', '5').json({ reference, accepted: true });
      return;
    }
    const report = await reports.detail(reference);
    response.json(toReportBody(report, city.current(), languageOf(request), true));
  });

  return router;

  async function look(request: Request): Promise<{ reference: string; actor: Actor | null; audience: Audience }> {
    const reference = parseReference(String(request.params.reference));
    if (!reference) throw new AppError('not_found');
    const actor = await authenticator.actorFor(request, reference);
    return { reference, actor, audience: !actor ? 'public' : actor.role === 'citizen' ? 'citizen' : 'staff' };
  }

  /** Only the centre's operators may file on behalf of a caller. */
  async function requireOperator(request: Request): Promise<void> {
    const { role } = await authenticator.staff(request);
    if (role !== 'operator' && role !== 'supervisor') throw new AppError('forbidden');
  }
}
