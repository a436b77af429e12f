import { randomUUID } from 'node:crypto';
import express, {
  Router,
  type CookieOptions,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { parseReference } from '../../contracts/reference';
import { MAX_SIMILAR, type SimilarReportBody } from '../../contracts/api/duplicates';
import { submissionSchema, type SubmissionBody } from '../../contracts/submission';
import type { WebSettings } from '../../contracts/web-settings';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readRecentReports } from '../../db/read-models/report-detail';
import { listMailbox } from '../../db/stores/mailbox-store';
import type { Actor } from '../../domain/report/actor';
import { accessTokenFor, isAccessTokenFor } from '../../security/access-token';
import { ACCESS_TOKEN_PARAMETER, VISITOR } from '../auth/authenticate';
import type { AdmitReport } from '../guard/admit-report';
import { FORM_GUARD_FIELDS, type FormGuard } from '../guard/form-guard';
import { AppError, ERROR_KINDS } from '../errors/app-error';
import { isOutage, toAppError, validationFailed } from '../errors/to-app-error';
import { currentTrace } from '../middleware/trace-context';
import { toPhotoBodies } from '../photos/photo-view';
import { filesOf, orMultipart } from '../photos/uploads';
import type { Limits } from '../limits/limits';
import { toSimilarBody } from '../duplicates/candidate-view';
import type { DuplicateService } from '../services/duplicate-service';
import type { IntakeService } from '../services/intake-service';
import { allowedActions, type ReportService } from '../services/report-service';
import { ACTION_FORMS, explainRefusal } from './action-forms';
import { createFollowerPages } from './follower-pages';
import { errorPage } from './error-page';
import { homePage } from './home-page';
import type { FormError, PageContext } from './layout';
import { mailboxPage } from './mailbox-page';
import { pageLanguageOf, switchLanguage } from './page-language';
import { PAGE_TEXTS } from './page-texts';
import { readCookie } from '../middleware/read-cookie';
import { scriptNeededPage } from './script-needed-page';
import { readFields, REPORT_FIELDS, toFormErrors, toSubmission, type ReportForm } from './report-form';
import { reportFormPage } from './report-form-page';
import { requireSameOrigin } from '../middleware/require-same-origin';
import { offerWeb, wantsPlainPages, webShellOf } from '../web/offer-web';
import { createWebAssetsRouter } from '../web/web-assets-router';
import type { WebBuild } from '../web/web-build';
import { ENHANCED_PATHS, WEB_ONLY_PATHS } from '../web/web-paths';
import { ICON, ICON_PATH, STYLESHEET, STYLESHEET_PATH } from './stylesheet';
import { trackingPage, type Attempt, type Notice } from './tracking-page';

interface Dependencies {
  /** The way to the identity provider and back; what fails on it is told on a page. */
  signIn: Router;
  intake: IntakeService;
  reports: ReportService;
  db: Database;
  city: CityDirectory;
  accessTokenKey: Buffer;
  /** Signs the links of photos. */
  photoKey: Buffer;
  followerKey: Buffer;
  admitReport: AdmitReport;
  limits: Pick<Limits, 'countContact'>;
  duplicates: Pick<DuplicateService, 'similarTo'>;
  formGuard: FormGuard;
  /** Where citizens reach the product; by https, cookies are for https only. */
  publicUrl: string;
  /** Origin of the Temporal Web UI, if visitors are to find it. */
  temporalUiUrl: string | null;
  mailbox: boolean;
  /** The web application, where there is one: pages then become it where scripts run. */
  web: WebBuild | null;
  /** Background of its maps. */
  mapTiles: WebSettings['tiles'];
  logger: Logger;
  now: () => number;
}

const RECENT_REPORTS = 10;
const MAILBOX_MESSAGES = 100;
/** A filter looks at so many of the latest messages. */
const MAILBOX_SEARCHED = 2_000;
const TOKEN_COOKIE = 'paht_access';
/** Longer than a report lives. */
const TOKEN_COOKIE_MS = 180 * 24 * 3_600_000;
/** Paths of programs, which get JSON even when a browser asks for something that is not there. */
const NOT_PAGES = /^\/(api|codec|open311)(\/|$)/;
/** Less sure ones would ask of nearly every report in a busy street. */
const ASKED_FROM = 0.5;
const SIMILAR_WITHIN_MS = 700;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The pages that need no JavaScript: home, report form, tracking, mailbox. Mount it behind everything for programs. */
export function createPagesRouter(dependencies: Dependencies): Router {
  const {
    intake,
    admitReport,
    limits,
    duplicates,
    formGuard,
    reports,
    db,
    city,
    accessTokenKey,
    publicUrl,
    temporalUiUrl,
    mailbox,
    web,
    mapTiles,
    logger,
    now,
  } = dependencies;
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') };
  // A text of 4,000 characters takes 36 KB in a form; a longer one must still arrive, to be given back with the error.
  const readForm = express.urlencoded({ extended: false, limit: '128kb', parameterLimit: 50 });
  const readReport = orMultipart(readForm, (fields) => fields);
  const sameOrigin = requireSameOrigin(publicUrl);
  const router = Router();

  router.get(STYLESHEET_PATH, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(STYLESHEET);
  });
  router.get(ICON_PATH, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=86400').type('svg').send(ICON);
  });
  if (web) router.use(createWebAssetsRouter(web));

  router.use((request, response, next) => {
    if (NOT_PAGES.test(request.path)) {
      next('router');
      return;
    }
    response.vary('Accept-Language').vary('Cookie').set('Cache-Control', 'private, no-cache');
    next();
  });
  router.use(
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    // With "no-referrer" browsers send `Origin: null` with a form, and its origin could not be checked.
    helmet.referrerPolicy({ policy: 'same-origin' }),
  );
  router.use(dependencies.signIn);
  router.get(
    ['/', '/reports/new', '/reports/:reference', '/reports/:reference/followers/:seq', '/mailbox'],
    switchLanguage(cookie),
  );
  if (web) {
    router.get([...ENHANCED_PATHS, ...WEB_ONLY_PATHS], offerWeb({ build: web, settings: webSettings, cookie }));
    router.get(WEB_ONLY_PATHS, (request, response) => {
      response.send(scriptNeededPage(contextOf(request)));
    });
  }

  router.use(createFollowerPages({ db, key: dependencies.followerKey, sameOrigin, readForm, contextOf }));

  router.get('/', async (request, response) => {
    response.send(await home(request));
  });

  router.get('/reports', async (request, response) => {
    const { reference } = request.query;
    if (typeof reference !== 'string' || reference.trim() === '') {
      response.redirect(303, '/');
      return;
    }
    const found = parseReference(reference) ?? parseReference(city.current().city.referencePrefix + reference);
    if (found) response.redirect(303, `/reports/${found}`);
    else response.status(404).send(await home(request, reference));
  });

  router.get('/reports/new', (request, response) => {
    const form = readFields(undefined, REPORT_FIELDS);
    response.send(formPage(request, { form, errors: [], idempotencyKey: randomUUID() }));
  });

  const fileReport: RequestHandler = async (request, response) => {
    const { idempotencyKey, form } = readReportForm(request);
    const { language, texts } = contextOf(request);
    const guarded = readFields(request.body, FORM_GUARD_FIELDS);
    const suspicion = formGuard.suspicionOf(guarded);
    if (suspicion) {
      response
        .status(422)
        .send(formPage(request, { form, errors: [], idempotencyKey, message: texts.formSuspicions[suspicion] }));
      return;
    }
    const body = submissionSchema.safeParse(toSubmission(form, language));
    if (!body.success) throw validationFailed(body.error);
    const files = filesOf(request);
    // Pictures would have to be chosen once more.
    const asks = files.length === 0 && readFields(request.body, ['similar']).similar === '';
    const similar = asks ? await similarTo(body.data, idempotencyKey) : [];
    if (similar.length > 0) {
      response.send(formPage(request, { form, errors: [], idempotencyKey, similar }));
      return;
    }
    await admitReport(request, body.data.contact);
    const { reference, accessToken } = await intake.submit({
      body: body.data,
      idempotencyKey,
      channel: 'web',
      files,
    });
    remember(response, reference, accessToken);
    response.redirect(303, `/reports/${reference}?done=filed`);
  };
  const showFormAgain: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    const failure = toAppError(error);
    const { idempotencyKey, form } = readReportForm(request);
    const view = formFailure(request, failure, idempotencyKey);
    prepare(response, failure);
    response.send(formPage(request, { form, ...view }));
  };
  router.post('/reports/new', sameOrigin, readReport, fileReport, showFormAgain);

  router.get('/reports/:reference', async (request, response) => {
    const reference = referenceOf(request);
    const { [ACCESS_TOKEN_PARAMETER]: token, done } = request.query;
    if (token !== undefined) {
      // The token goes into a cookie, so that it stays out of the address bar, the history and what is shared from it.
      // A fragment as in `…?accessToken=…#rating` survives: browsers keep it over a redirect that names none.
      const right = typeof token === 'string' && isAccessTokenFor(accessTokenKey, reference, token);
      response.set('Cache-Control', 'no-store');
      if (right) remember(response, reference, token);
      response.redirect(303, `/reports/${reference}${right ? '' : '?done=wrong-token'}`);
      return;
    }
    if (request.params.reference !== reference) {
      response.redirect(303, `/reports/${reference}`);
      return;
    }
    const notice = typeof done === 'string' && done in PAGE_TEXTS.vi.notices ? (done as Notice) : undefined;
    response.send(await tracking(request, response, reference, { ...(notice ? { notice } : {}) }));
  });

  // Anybody may; whoever it is confirms by the mail that goes to the address.
  router.post('/reports/:reference/actions/follow', sameOrigin, readForm, async (request, response) => {
    const reference = referenceOf(request);
    const { email } = readFields(request.body, ['email']);
    await limits.countContact('follow', request, { email });
    await reports.act({ reference, command: 'follow', payload: { email }, actor: VISITOR });
    response.redirect(303, `/reports/${reference}?done=followed`);
  });

  router.post('/reports/:reference/actions/:command', sameOrigin, readForm, async (request, response) => {
    const reference = referenceOf(request);
    const command = ACTION_FORMS.find(({ name }) => name === request.params.command);
    if (!command) throw new AppError('not_found');
    const actor = citizenOf(request, reference);
    if (!actor) throw new AppError('unauthenticated');
    const values = readFields(request.body, [...command.fields, 'key']);
    const idempotencyKey = UUID.test(values.key!) ? values.key! : randomUUID();
    try {
      const payload = command.payload(values);
      const view = await reports.act({ reference, command: command.name, payload, actor, idempotencyKey });
      response.redirect(303, `/reports/${reference}?done=${view ? command.name : 'waiting'}`);
    } catch (error) {
      const failure = toAppError(error);
      const refusal = explainRefusal(contextOf(request), failure);
      if (!refusal) throw failure;
      // A refusal is kept under its key; what was not answered must keep its key, so that it acts once.
      const again = failure.kind === 'unavailable' ? { idempotencyKey } : {};
      const attempt = { command: command.name, values, ...refusal, ...again };
      prepare(response, failure);
      response.send(await tracking(request, response, reference, { attempt }));
    }
  });

  router.post('/reports/:reference/forget', sameOrigin, (request, response) => {
    const reference = referenceOf(request);
    response.clearCookie(TOKEN_COOKIE, { ...cookie, path: `/reports/${reference}` });
    response.redirect(303, `/reports/${reference}?done=forgotten`);
  });

  if (mailbox) {
    router.get('/mailbox', async (request, response) => {
      const { to } = request.query;
      const recipient = typeof to === 'string' ? to.trim() : '';
      const wanted = (address: string) => address.toLowerCase().includes(recipient.toLowerCase());
      const latest = await listMailbox(db, recipient === '' ? MAILBOX_MESSAGES : MAILBOX_SEARCHED);
      const messages = latest.filter((message) => wanted(message.recipient)).slice(0, MAILBOX_MESSAGES);
      response.set('Cache-Control', 'no-store').send(mailboxPage(contextOf(request), { messages, recipient }));
    });
  }

  router.use((request, _response, next) => {
    // A program that asks for nothing in particular gets the API's problem document.
    if (request.accepts(['json', 'html']) === 'html') next(new AppError('not_found'));
    else next('router');
  });
  const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure = toAppError(error);
    prepare(response, failure);
    response.send(errorPage({ ...contextOf(request), path: '/' }, failure, currentTrace()?.requestId));
  };
  router.use(answerError);
  return router;

  function contextOf(request: Request): PageContext {
    const language = pageLanguageOf(request);
    const data = city.current();
    // What was posted cannot be fetched again; the page with the form can.
    const path = request.method === 'POST' ? request.path.replace(/\/actions\/.*/, '') : request.originalUrl;
    return {
      language,
      texts: PAGE_TEXTS[language],
      path,
      city: data.city,
      calendar: data.calendar,
      mailbox,
      web: webShellOf(request),
      plainByChoice: web !== null && wantsPlainPages(request),
    };
  }

  function webSettings(): WebSettings {
    const { name, centreName, referencePrefix, hotline = null, timeZone } = city.current().city;
    return {
      city: { name, centreName, referencePrefix, hotline, timeZone },
      tiles: mapTiles,
      mailbox,
      temporalUiUrl,
    };
  }

  /** Status and headers of a failure, and its line in the log. */
  function prepare(response: Response, failure: AppError): void {
    const { status } = ERROR_KINDS[failure.kind];
    if (status >= 500) {
      const level = failure.kind === 'internal' ? 'error' : 'warn';
      logger[level]({ err: failure.cause ?? failure, kind: failure.kind, ...currentTrace() }, 'Page failed');
    }
    if (failure.retryAfter !== undefined) response.set('Retry-After', String(failure.retryAfter));
    response.status(status);
  }

  async function home(request: Request, searched?: string): Promise<string> {
    const latest = await readRecentReports(db, RECENT_REPORTS).catch((error: unknown) => {
      if (isOutage(error)) return null;
      throw error;
    });
    const context = contextOf(request);
    return homePage(searched === undefined ? context : { ...context, path: '/' }, {
      data: city.current(),
      reports: latest,
      temporalUiUrl,
      now: now(),
      ...(searched === undefined ? {} : { searched }),
    });
  }

  /** What the citizen may follow instead. Nobody waits long for it: a report is taken whether it can be found or not. */
  async function similarTo(draft: SubmissionBody, idempotencyKey: string): Promise<SimilarReportBody[]> {
    const late = new Promise<[]>((resolve) => setTimeout(resolve, SIMILAR_WITHIN_MS, []).unref());
    const found = await Promise.race([duplicates.similarTo(draft, MAX_SIMILAR).catch(() => []), late]);
    // Sent twice, a form must not be asked whether it is the report that it has become.
    const own = intake.referenceFor(idempotencyKey);
    const context = { city: city.current(), language: draft.language ?? 'vi', publicUrl };
    return found
      .filter(({ case: { reference }, score }) => reference !== own && score >= ASKED_FROM)
      .map((candidate) => toSimilarBody(candidate, context));
  }

  function formPage(
    request: Request,
    view: {
      form: ReportForm;
      errors: FormError[];
      idempotencyKey: string;
      message?: string;
      similar?: SimilarReportBody[];
    },
  ): string {
    return reportFormPage(contextOf(request), {
      opened: formGuard.seal(),
      categories: city.current().categories,
      ...view,
    });
  }

  /** What the form says of a failure. Throws what is not for the form to say. */
  function formFailure(request: Request, failure: AppError, idempotencyKey: string) {
    const context = contextOf(request);
    switch (failure.kind) {
      case 'validation_failed':
        return { errors: toFormErrors(context, failure.issues), idempotencyKey };
      case 'body_too_large':
      case 'unsupported_media_type': {
        if (!failure.issues.some(({ field }) => field === 'photos')) throw failure;
        const message = failure.detail?.[context.language] ?? context.texts.errors.photos;
        return { errors: [{ field: 'photos', message }], idempotencyKey };
      }
      case 'idempotency_key_reused':
        return { errors: [], message: context.texts.formReused, idempotencyKey: randomUUID() };
      case 'challenge_required':
      case 'too_many_requests':
        return { errors: [], message: context.texts.formTooMany, idempotencyKey };
      case 'unavailable':
        // It keeps its key: should the report have been taken after all, the next try finds it.
        return { errors: [], message: context.texts.formUnavailable, idempotencyKey };
      default:
        throw failure;
    }
  }

  async function tracking(
    request: Request,
    response: Response,
    reference: string,
    { notice, attempt }: { notice?: Notice; attempt?: Attempt },
  ): Promise<string> {
    const actor = citizenOf(request, reference);
    if (actor) response.set('Cache-Control', 'no-store');
    const data = city.current();
    try {
      const report = await reports.detail(reference);
      const [timeline, deadlines, photos, repeatedBy] = await Promise.all([
        reports.timeline(reference),
        reports.deadlines(reference),
        reports.photos(reference),
        reports.repeats(reference),
      ]);
      // A confirmation is for who acted: anybody could make a link that claims something.
      const forAnybody = notice === 'wrong-token' || notice === 'forgotten' || notice === 'followed';
      const shown = forAnybody ? !actor : actor !== null;
      return trackingPage(
        { ...contextOf(request), path: `/reports/${reference}` },
        {
          data,
          report,
          timeline,
          deadlines,
          repeatedBy,
          photos: toPhotoBodies(photos, {
            audience: actor ? 'citizen' : 'public',
            key: dependencies.photoKey,
            publicUrl: '',
            now: now(),
          }),
          own: actor && {
            commands: allowedActions(report, actor).map(({ command }) => command),
            link: `${publicUrl}/reports/${reference}?${ACCESS_TOKEN_PARAMETER}=${accessTokenFor(accessTokenKey, reference)}`,
            idempotencyKey: attempt?.idempotencyKey ?? randomUUID(),
          },
          now: now(),
          ...(notice && shown ? { notice } : {}),
          ...(attempt ? { attempt } : {}),
        },
      );
    } catch (error) {
      // Who has just reported must learn the reference, and that it counts, though nothing can be read at the moment.
      if (!actor || !isOutage(error)) throw error;
      const detail = { vi: PAGE_TEXTS.vi.errorSafe(reference), en: PAGE_TEXTS.en.errorSafe(reference) };
      throw new AppError('unavailable', { detail, retryAfter: 10, cause: error });
    }
  }

  function citizenOf(request: Request, reference: string): Actor | null {
    const token = readCookie(request, TOKEN_COOKIE);
    return token !== undefined && isAccessTokenFor(accessTokenKey, reference, token) ? { role: 'citizen' } : null;
  }

  function remember(response: Response, reference: string, token: string): void {
    response.cookie(TOKEN_COOKIE, token, { ...cookie, path: `/reports/${reference}`, maxAge: TOKEN_COOKIE_MS });
  }
}

/** What stands in the report form, and the key under which it counts once. */
function readReportForm(request: Request): { form: ReportForm; idempotencyKey: string } {
  const { key } = readFields(request.body, ['key']);
  return { form: readFields(request.body, REPORT_FIELDS), idempotencyKey: UUID.test(key) ? key : randomUUID() };
}

function referenceOf(request: Request): string {
  const reference = parseReference(String(request.params.reference));
  if (!reference) throw new AppError('not_found');
  return reference;
}
