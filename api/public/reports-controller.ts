import { Router, type Request } from 'express';
import { parseReference } from '../../contracts/reference';
import { submissionSchema } from '../../contracts/submission';
import type { CityDirectory } from '../../db/city-directory';
import type { ReportDetail } from '../../db/read-models/report-detail';
import type { Actor } from '../../domain/report/actor';
import type { Authenticator } from '../auth/authenticate';
import { requireDuty } from '../auth/duties';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import { allowMethods } from '../middleware/allow-methods';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { readJson } from '../middleware/json-body';
import { languageOf } from '../middleware/language';
import { noStore } from '../middleware/no-store';
import type { IntakeService } from '../services/intake-service';
import type { ReportService } from '../services/report-service';
import { audienceOf, type Audience } from './audience';
import { toDeadlineBody } from './deadline-view';
import { toReportBody } from './report-view';
import { toTimelineBody } from './timeline-view';

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

  router.use(noStore);

  router.post('/', readJson, async (request, response) => {
    const body = submissionSchema.safeParse(request.body);
    if (!body.success) throw validationFailed(body.error);
    const idempotencyKey = readIdempotencyKey(request);
    const channel = body.data.channel ?? 'web';
    if (channel === 'phone') await requireDuty(authenticator, request, 'file_for_caller');
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
    const { report, audience } = await look(request);
    response.json(toReportBody(report, city.current(), languageOf(request), audience));
  });

  router.get('/:reference/timeline', async (request, response) => {
    const { report, audience } = await look(request);
    const entries = await reports.timeline(report.reference);
    response.json({ items: toTimelineBody(entries, city.current(), languageOf(request), audience) });
  });

  router.get('/:reference/deadline', async (request, response) => {
    const { report, audience } = await look(request);
    const deadlines = await reports.deadlines(report.reference);
    response.json({ items: toDeadlineBody(deadlines, city.current(), languageOf(request), audience, now()) });
  });

  router.get('/:reference/actions', async (request, response) => {
    const { reference, actor } = await identify(request);
    const language = languageOf(request);
    const actions = await reports.actions(reference, actor);
    response.json({ items: actions.map(({ label, ...action }) => ({ ...action, label: label[language] })) });
  });

  router.post('/:reference/actions/:command', readJson, async (request, response) => {
    const { reference, actor } = await identify(request);
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
    response.json(toReportBody(report, city.current(), languageOf(request), audienceOf(actor, report)));
  });

  router.all('/', allowMethods('POST'));
  router.all(
    ['/:reference', '/:reference/timeline', '/:reference/deadline', '/:reference/actions'],
    allowMethods('GET'),
  );
  router.all('/:reference/actions/:command', allowMethods('POST'));

  return router;

  async function identify(request: Request): Promise<{ reference: string; actor: Actor }> {
    const reference = parseReference(String(request.params.reference));
    if (!reference) throw new AppError('not_found');
    return { reference, actor: await authenticator.actorFor(request, reference) };
  }

  async function look(request: Request): Promise<{ report: ReportDetail; audience: Audience }> {
    const { reference, actor } = await identify(request);
    const report = await reports.detail(reference);
    return { report, audience: audienceOf(actor, report) };
  }
}
