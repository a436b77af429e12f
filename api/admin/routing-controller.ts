import type { Router } from 'express';
import { ROUTING_OPERATIONS } from '../../contracts/api/routing';
import { parseReference } from '../../contracts/reference';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readTimeline } from '../../db/read-models/report-detail';
import { readRoutingAlarms } from '../../db/read-models/routing-alarms';
import type { Priority } from '../../domain/city/city-data';
import type { Channel } from '../../domain/report/events';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { audienceOf } from '../public/audience';
import type { ReportService } from '../services/report-service';
import type { RoutingService } from '../services/routing-service';
import { toAlarmBody, toComparedBody, toExplainedBody, toFindingBody, toReportRoutingBody } from './routing-view';

interface Dependencies {
  routing: RoutingService;
  reports: Pick<ReportService, 'detail'>;
  db: Database;
  city: CityDirectory;
  authenticator: Authenticator;
  now: () => number;
}

const DAY_MS = 86_400_000;

/** The routing table: why it decided so, what it would decide, and what is wrong with it. */
export function createRoutingRouter({ routing, reports, db, city, authenticator, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(ROUTING_OPERATIONS.report, async ({ params, actor, language }) => {
    const reference = parseReference(params.reference!);
    if (!reference) throw new AppError('not_found');
    const report = await reports.detail(reference);
    if (audienceOf(actor, report) !== 'staff') throw new AppError('forbidden');
    const { category, subcategory, area } = report;
    const priority = report.priority as Priority;
    const channel = report.channel as Channel;
    const present = category === null ? null : routing.present({ category, subcategory, area, priority, channel });
    const timeline = await readTimeline(db, reference);
    return { body: toReportRoutingBody(report, timeline, present, { city: city.current(), language }) };
  });

  serve(ROUTING_OPERATIONS.simulate, async ({ body, language }) => {
    const { routed, classification } = await routing.simulate(body);
    const { confidence, decided, because } = classification ?? {};
    return {
      body: {
        ...toExplainedBody(routed, { city: city.current(), language }),
        classification: classification && { confidence, decided, because },
      },
    };
  });

  serve(ROUTING_OPERATIONS.compare, async ({ body, language }) => ({
    body: toComparedBody(await routing.compare(body), { city: city.current(), language }),
  }));

  serve(ROUTING_OPERATIONS.check, async ({ language }) => {
    const { day, findings } = routing.check();
    const context = { city: city.current(), language };
    return { body: { day, items: findings.map((finding) => toFindingBody(finding, context)) } };
  });

  serve(ROUTING_OPERATIONS.alarms, async ({ query, language }) => {
    const alarms = await readRoutingAlarms(db, new Date(now() - query.days * DAY_MS));
    const context = { city: city.current(), language };
    return { body: { items: alarms.map((alarm) => toAlarmBody(alarm, context)) } };
  });

  return router;
}
