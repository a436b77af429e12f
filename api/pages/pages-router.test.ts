import express from 'express';
import pino from 'pino';
import request from 'supertest';
import type { Database } from '../../db/connect';
import { accessTokenFor } from '../../security/access-token';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { AppError } from '../errors/app-error';
import { NO_FORM_GUARD } from '../guard/form-guard';
import { NO_LIMITS } from '../limits/limits';
import type { IntakeService } from '../services/intake-service';
import type { ReportService } from '../services/report-service';
import { createPagesRouter } from './pages-router';

const REFERENCE = 'HUE-00000-00000';
const KEY = Buffer.alloc(32, 1);
const logger = pino({ level: 'silent' });

/** The pages of an installation in which neither Postgres nor Temporal answers. */
async function downPages(options: { mailbox: boolean; publicUrl: string }): Promise<express.Express> {
  const unreachable = () => Promise.reject(new AppError('unavailable', { retryAfter: 5 }));
  const outage = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  const query = { orderBy: () => query, limit: () => query, select: outage };
  const db = (() => query) as unknown as Database;
  const reports = { detail: outage } as unknown as ReportService;
  const intake: IntakeService = { submit: unreachable, referenceFor: () => REFERENCE };
  const app = express();
  app.use(
    createPagesRouter({
      signIn: express.Router(),
      intake,
      reports,
      db,
      city: fixedDirectory(await hueCityData()),
      accessTokenKey: KEY,
      photoKey: KEY,
      followerKey: KEY,
      admitReport: () => Promise.resolve(),
      limits: NO_LIMITS,
      duplicates: { similarTo: outage },
      formGuard: NO_FORM_GUARD,
      temporalUiUrl: null,
      web: null,
      mapTiles: null,
      logger,
      now: Date.now,
      ...options,
    }),
  );
  return app;
}

const REPORT = { text: 'Đèn tắt', address: '12 Hùng Vương' };
const HTTPS = { mailbox: false, publicUrl: 'https://paht.example' };

describe('pages while the services are away', () => {
  it('When Postgres is away, then the home page still leads to the form', async () => {
    const response = await request(await downPages(HTTPS)).get('/');
    expect(response.status).toBe(200);
    expect(response.text).toContain('Danh sách tạm thời chưa xem được');
    expect(response.text).toContain('href="/reports/new"');
  });

  it('When Temporal is away, then the form comes back with all that was typed, and the key to send it once', async () => {
    const key = '0b0e7f0c-6f7c-4f43-9a63-2f6b1c1c4e55';
    const response = await request(await downPages(HTTPS))
      .post('/reports/new')
      .type('form')
      .send({ key, ...REPORT });
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.text).toContain('Đèn tắt');
    expect(response.text).toContain('value="12 Hùng Vương"');
    expect(response.text).toContain(`value="${key}"`);
    expect(response.text).toContain('Nội dung bạn viết còn nguyên');
  });

  it('When a report cannot be shown, then a page says to try again, and its citizen that it is not lost', async () => {
    const app = await downPages(HTTPS);
    const stranger = await request(app).get(`/reports/${REFERENCE}`).set('Accept-Language', 'en');
    expect(stranger.status).toBe(503);
    expect(stranger.text).toContain('Please try again in a few minutes');
    const cookie = `paht_access=${accessTokenFor(KEY, REFERENCE)}`;
    const citizen = await request(app).get(`/reports/${REFERENCE}`).set('Cookie', cookie);
    expect(citizen.status).toBe(503);
    expect(citizen.text).toContain(`Phản ánh ${REFERENCE} của bạn đã được tiếp nhận`);
  });
});

describe('pages by configuration', () => {
  it('When a mail server is configured, then there is no mailbox page and no link to one', async () => {
    const app = await downPages(HTTPS);
    expect((await request(app).get('/mailbox').set('Accept', 'text/html')).status).toBe(404);
    expect((await request(app).get('/')).text).not.toContain('/mailbox');
    expect((await request(await downPages({ ...HTTPS, mailbox: true })).get('/')).text).toContain('/mailbox');
  });

  it('When the product is reached by https, then cookies are for https only', async () => {
    const link = `/reports/${REFERENCE}?accessToken=${accessTokenFor(KEY, REFERENCE)}`;
    const cookieOf = async (publicUrl: string) =>
      String((await request(await downPages({ mailbox: false, publicUrl })).get(link)).headers['set-cookie']);
    expect(await cookieOf('https://paht.example')).toContain('; Secure');
    expect(await cookieOf('http://localhost:3000')).not.toContain('Secure');
  });

  it('When older browsers name only the origin, then the public address is a known one behind any proxy', async () => {
    const app = await downPages(HTTPS);
    // 503: it came as far as to Temporal, which is away.
    const statusFor = async (origin: string) =>
      (
        await request(app)
          .post('/reports/new')
          .set('Host', 'inner:8080')
          .set('Origin', origin)
          .type('form')
          .send(REPORT)
      ).status;
    expect(await statusFor('https://paht.example')).toBe(503);
    expect(await statusFor('http://inner:8080')).toBe(503);
    expect(await statusFor('https://evil.example')).toBe(403);
    expect(await statusFor('null')).toBe(403);
  });
});
