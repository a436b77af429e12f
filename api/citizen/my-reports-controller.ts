import type { Router } from 'express';
import { MY_REPORTS_OPERATIONS, type OwnReportBody } from '../../contracts/api/my-reports';
import type { CityDirectory } from '../../db/city-directory';
import type { OwnReport, OwnReportsPosition } from '../../db/read-models/own-reports';
import { CODE_MINUTES } from '../../db/stores/citizen-code-store';
import { STATUS_LABELS } from '../../domain/report/status';
import { accessTokenFor } from '../../security/access-token';
import { ACCESS_TOKEN_PARAMETER, type Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import type { Limits } from '../limits/limits';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { coded, codedArea } from '../public/coded';
import type { MyReportsService } from './my-reports-service';

/** Shows the token of a session of "my reports". */
const SESSION_HEADER = 'X-My-Reports';

interface Dependencies {
  myReports: MyReportsService;
  limits: Limits;
  authenticator: Authenticator;
  city: CityDirectory;
  accessTokenKey: Buffer;
  publicUrl: string;
}

/** Said to everybody alike, so that nobody learns which addresses have reports. */
const NOTES = {
  email: {
    vi: 'Nếu có phản ánh gửi kèm địa chỉ này, mã sẽ đến trong ít phút.',
    en: 'If a report came with this address, the code arrives in some minutes.',
  },
  phone: {
    vi: 'Hệ thống chưa gửi được tin nhắn SMS. Hãy dùng thư điện tử đã ghi trong phản ánh, hoặc gọi đường dây nóng.',
    en: 'Text messages cannot be sent yet. Use the e-mail address that came with the report, or call the hotline.',
  },
};

/** `/api/v1/my-reports`. */
export function createMyReportsRouter(dependencies: Dependencies): Router {
  const { myReports, limits, authenticator, city, accessTokenKey, publicUrl } = dependencies;
  const { router, serve } = createOperationsRouter(authenticator);

  serve(MY_REPORTS_OPERATIONS.requestCode, async ({ request, body, language }) => {
    const { email, phone } = body;
    await limits.countContact('code', request, { email, phone });
    await myReports.requestCode({ email, phone, language: body.language ?? language });
    const note = NOTES[email === undefined ? 'phone' : 'email'][language];
    return { status: 202, body: { validMinutes: CODE_MINUTES, note } };
  });

  serve(MY_REPORTS_OPERATIONS.openSession, async ({ request, body }) => {
    await limits.countContact('guess', request, { email: body.email });
    const { token, expiresAt } = await myReports.openSession(body.email, body.code);
    return { status: 201, body: { token, expiresAt: expiresAt.toISOString() } };
  });

  serve(MY_REPORTS_OPERATIONS.list, async ({ request, query, language }) => {
    const { limit, cursor } = query;
    const found = await myReports.list(
      request.get(SESSION_HEADER),
      cursor === undefined ? undefined : read(cursor),
      limit + 1,
    );
    const page = found.slice(0, limit);
    const next = found.length > limit ? write(page.at(-1)!) : null;
    return { body: { items: page.map((report) => toBody(report, language)), next } };
  });

  return router;

  function toBody(report: OwnReport, language: Language): OwnReportBody {
    const { reference, status, category, area, address, dueAt, submittedAt } = report;
    const data = city.current();
    const accessToken = accessTokenFor(accessTokenKey, reference);
    return {
      reference,
      status: coded(status, STATUS_LABELS[status], language),
      category:
        category === null
          ? null
          : coded(category, data.categories.find(({ code }) => code === category)?.label, language),
      area: area === null ? null : codedArea(area, data, language),
      address,
      dueAt: dueAt?.toISOString() ?? null,
      submittedAt: submittedAt.toISOString(),
      accessToken,
      links: {
        self: `${publicUrl}/api/v1/reports/${reference}`,
        page: `${publicUrl}/reports/${reference}?${ACCESS_TOKEN_PARAMETER}=${accessToken}`,
      },
    };
  }
}

function write({ submittedAt, reference }: OwnReportsPosition): string {
  return Buffer.from(`${submittedAt.getTime()} ${reference}`).toString('base64url');
}

function read(cursor: string): OwnReportsPosition {
  const [, instant, reference] = /^(\d{1,15}) (\S{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (instant === undefined || reference === undefined) {
    throw new AppError('validation_failed', { issues: [{ field: 'cursor', rule: 'must be the `next` of a list' }] });
  }
  return { submittedAt: new Date(Number(instant)), reference };
}
