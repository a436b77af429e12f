import type { Router } from 'express';
import { DUPLICATE_OPERATIONS, MAX_CANDIDATES, MAX_SIMILAR } from '../../contracts/api/duplicates';
import { parseReference } from '../../contracts/reference';
import type { CityDirectory } from '../../db/city-directory';
import type { CandidateRow } from '../../db/read-models/duplicate-candidates';
import type { ReportDetail } from '../../db/read-models/report-detail';
import { leadOf } from '../../domain/duplicates/lead-of';
import type { Actor } from '../../domain/report/actor';
import { forbid } from '../../domain/report/forbid';
import { scopeOf } from '../../domain/report/scope';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { audienceOf } from '../public/audience';
import type { Candidate, DuplicateService } from '../services/duplicate-service';
import type { ReportService } from '../services/report-service';
import { toCandidateBody, toSimilarBody } from './candidate-view';

interface Dependencies {
  duplicates: DuplicateService;
  reports: Pick<ReportService, 'detail'>;
  authenticator: Authenticator;
  city: CityDirectory;
  publicUrl: string;
}

/** Reports that may be about one matter: for citizens before they send, for staff at any time. */
export function createDuplicatesRouter({ duplicates, reports, authenticator, city, publicUrl }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(DUPLICATE_OPERATIONS.similar, async ({ body, language }) => {
    const { categories } = city.current();
    if (body.category !== undefined && !categories.some(({ code }) => code === body.category)) {
      const issues = [{ field: 'category', rule: 'must be the code of a category' }];
      throw new AppError('validation_failed', { issues });
    }
    const found = await duplicates.similarTo(body, MAX_SIMILAR);
    const context = { city: city.current(), language: body.language ?? language, publicUrl };
    return { body: { items: found.map((candidate) => toSimilarBody(candidate, context)) } };
  });

  serve(DUPLICATE_OPERATIONS.candidates, async ({ params, actor, language }) => {
    const reference = parseReference(params.reference!);
    if (!reference) throw new AppError('not_found');
    const report = await reports.detail(reference);
    if (audienceOf(actor, report) !== 'staff') throw new AppError('forbidden');
    const found = await duplicates.candidatesFor(report, scopeOf(actor), MAX_CANDIDATES);
    const context = { city: city.current(), language, publicUrl };
    const items = [];
    for (const candidate of found)
      items.push(toCandidateBody(candidate, await mergeOf(report, candidate, actor), context));
    return { body: { items } };
  });

  return router;

  /** Which of the two would follow the other, if the caller may have it so. */
  async function mergeOf(
    report: ReportDetail,
    { case: other, reasons }: Candidate,
    actor: Actor,
  ): Promise<{ report: string; into: string } | null> {
    // What was answered before came back: that is another case.
    if (reasons.afterAnswer) return null;
    const lead = leadOf<ReportDetail | CandidateRow>(report, other);
    const follower = lead === report ? await reports.detail(other.reference) : report;
    return forbid(follower.standing, 'merge', actor) ? null : { report: follower.reference, into: lead.reference };
  }
}
