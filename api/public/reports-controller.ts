import type { Router } from 'express';
import { REPORT_OPERATIONS } from '../../contracts/api/reports';
import type { CityDirectory } from '../../db/city-directory';
import type { ReportDetail } from '../../db/read-models/report-detail';
import { requireRole, type Authenticator } from '../auth/authenticate';
import { createOperationsRouter, type Call, type Reply } from '../operations/create-operations-router';
import { etagOf, expectedVersion } from '../operations/entity-tag';
import type { AdmitReport } from '../guard/admit-report';
import type { Contacts, Limits } from '../limits/limits';
import { toPhotoBodies } from '../photos/photo-view';
import { toSubmissionBody } from '../photos/to-submission-body';
import { readJson } from '../middleware/json-body';
import { filesOf, orMultipart } from '../photos/uploads';
import type { IntakeService } from '../services/intake-service';
import type { ReportService } from '../services/report-service';
import { audienceOf, type Audience } from './audience';
import { toDeadlineBody } from './deadline-view';
import { toReportBody } from './report-view';
import { toTimelineBody } from './timeline-view';

interface Dependencies {
  intake: IntakeService;
  admitReport: AdmitReport;
  limits: Limits;
  reports: ReportService;
  /** Signs the links of photos. */
  photoKey: Buffer;
  authenticator: Authenticator;
  city: CityDirectory;
  /** Begins the links of answers. */
  publicUrl: string;
  now: () => number;
}

/** Who may file a report for somebody who calls. */
const FILES_FOR_CALLERS = ['operator', 'supervisor'] as const;

/** `/api/v1/reports`: intake, tracking and actions. */
export function createReportsRouter({
  intake,
  admitReport,
  limits,
  reports,
  photoKey,
  authenticator,
  city,
  publicUrl,
  now,
}: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(
    REPORT_OPERATIONS.submit,
    async ({ request, body, idempotencyKey }) => {
      const channel = body.channel ?? 'web';
      if (channel === 'phone') requireRole(await authenticator.staff(request), FILES_FOR_CALLERS);
      await admitReport(request, body.contact);
      const { reference, accessToken, replayed } = await intake.submit({
        body,
        channel,
        files: filesOf(request),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      const self = `${publicUrl}/api/v1/reports/${reference}`;
      return {
        status: 201,
        headers: { Location: self, ...(replayed ? { 'Idempotent-Replayed': 'true' } : {}) },
        body: {
          reference,
          accessToken,
          links: {
            self,
            timeline: `${self}/timeline`,
            actions: `${self}/actions`,
            page: `${publicUrl}/reports/${reference}?accessToken=${accessToken}`,
          },
        },
      };
    },
    [orMultipart(readJson, toSubmissionBody)],
  );

  serve(REPORT_OPERATIONS.read, async (call) => {
    const { report, audience } = await look(call);
    return answer(report, call, audience);
  });

  serve(REPORT_OPERATIONS.timeline, async (call) => {
    const { report, audience } = await look(call);
    const entries = await reports.timeline(report.reference);
    return { body: { items: toTimelineBody(entries, city.current(), call.language, audience) } };
  });

  serve(REPORT_OPERATIONS.deadline, async (call) => {
    const { report, audience } = await look(call);
    const deadlines = await reports.deadlines(report.reference);
    return { body: { items: toDeadlineBody(deadlines, city.current(), call.language, audience, now()) } };
  });

  serve(REPORT_OPERATIONS.actions, async ({ params, actor, language }) => {
    const actions = await reports.actions(params.reference!, actor);
    return { body: { items: actions.map(({ label, ...action }) => ({ ...action, label: label[language] })) } };
  });

  serve(REPORT_OPERATIONS.act, async ({ request, params, body, actor, language, idempotencyKey }) => {
    const reference = params.reference!;
    if (params.command === 'follow') await limits.countContact('follow', request, followerIn(body));
    const seen = expectedVersion(request);
    const view = await reports.act({
      reference,
      command: params.command!,
      payload: body,
      actor,
      ...(seen === undefined ? {} : { expectedSeq: Number(seen) }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    if (!view) return { status: 202, headers: { 'Retry-After': '5' }, body: { reference, accepted: true } };
    const report = await reports.detail(reference);
    return answer(report, { language }, audienceOf(actor, report));
  });

  return router;

  async function look({ params, actor }: Call): Promise<{ report: ReportDetail; audience: Audience }> {
    const report = await reports.detail(params.reference!);
    return { report, audience: audienceOf(actor, report) };
  }

  async function answer(
    report: ReportDetail,
    { language }: Pick<Call, 'language'>,
    audience: Audience,
  ): Promise<Reply> {
    const photos = await reports.photos(report.reference);
    const repeatedBy = await reports.repeats(report.reference);
    return {
      ...(audience === 'staff' ? { headers: { ETag: etagOf(report.seq) } } : {}),
      body: {
        ...toReportBody(report, city.current(), language, audience),
        repeatedBy,
        photos: toPhotoBodies(photos, { audience, key: photoKey, publicUrl, now: now() }),
      },
    };
  }
}

/** The address that somebody wants to follow with; the rules for it are the command's. */
function followerIn(body: unknown): Contacts {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? { email } : {};
}
