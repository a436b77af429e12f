import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { PayloadCodec } from '@temporalio/common';
import { OPERATIONS } from '../contracts/api/operations';
import type { WebSettings } from '../contracts/web-settings';
import type { CityDirectory } from '../db/city-directory';
import type { Database } from '../db/connect';
import type { Classifier } from '../domain/classification/classifier';
import type { Keys } from '../security/keys';
import type { PhotoStorage } from '../storage/photo-storage';
import { createAuthenticator } from './auth/authenticate';
import type { TokenVerifier } from './auth/identity-provider';
import { createSessionRouter } from './auth/session-controller';
import { createSessionService } from './auth/session-service';
import { createSignInClient, type ProviderSettings } from './auth/sign-in-client';
import { createSignInRouter } from './auth/sign-in-router';
import { createClassifierRouter } from './admin/classifier-controller';
import { createApiKeysRouter } from './admin/api-keys-controller';
import { createWebhooksRouter } from './admin/webhooks-controller';
import { createCityRouter } from './admin/city-controller';
import { createRoutingRouter } from './admin/routing-controller';
import { createMyReportsRouter } from './citizen/my-reports-controller';
import { createMyReportsService } from './citizen/my-reports-service';
import { createCodecRouter } from './codec/codec-router';
import { createErrorHandler, notFound } from './errors/error-handler';
import { createAdmitReport } from './guard/admit-report';
import { createChallengeRouter } from './guard/challenge-controller';
import { createChallenges } from './guard/challenges';
import { createFormGuard, NO_FORM_GUARD } from './guard/form-guard';
import { createBulkRouter } from './lists/bulk-controller';
import { createExportsRouter } from './lists/exports-controller';
import { createReportListsRouter } from './lists/report-lists-controller';
import { createSavedViewsRouter } from './lists/saved-views-controller';
import { createStatisticsRouter } from './lists/statistics-controller';
import { createDuplicatesRouter } from './duplicates/duplicates-controller';
import { createHealthRouter } from './health/health-router';
import { createCounter } from './limits/create-counter';
import { createLimits, NO_LIMITS } from './limits/limits';
import { createLiveEvents } from './live/events-controller';
import { createRequestLog } from './middleware/request-log';
import { setUpTrace } from './middleware/trace-context';
import { buildDocument } from './openapi/build-document';
import { createDocumentRouter } from './openapi/document-router';
import { provideReplays } from './operations/replays';
import { restrictMethods } from './operations/restrict-methods';
import { createOpen311ErrorHandler } from './open311/error-handler';
import { createOpen311Router } from './open311/open311-router';
import { createPagesRouter } from './pages/pages-router';
import { createPhotoService } from './photos/photo-service';
import { createPhotosRouter } from './photos/photos-controller';
import { createAreasRouter } from './public/areas-controller';
import { createCategoriesRouter } from './public/categories-controller';
import { createReportsRouter } from './public/reports-controller';
import { createSuggestionsRouter } from './public/suggestions-controller';
import { onClosing } from './server';
import type { WebBuild } from './web/web-build';
import { createWebhookService } from './services/webhook-service';
import { createCityEditService } from './services/city-edit-service';
import { createDuplicateService } from './services/duplicate-service';
import { createIntakeService } from './services/intake-service';
import { createReportService } from './services/report-service';
import { createRoutingService } from './services/routing-service';
import { createSuspensionService } from './services/suspension-service';
import { createAuditRouter } from './staff/audit-controller';
import { createReporterRouter } from './staff/reporter-controller';
import { createSuspensionsRouter } from './staff/suspensions-controller';

/** Of the API; it grows with what breaks clients. */
const VERSION = '1.0.0';

export interface AppDependencies {
  client: Client;
  taskQueue: string;
  db: Database;
  city: CityDirectory;
  keys: Keys;
  codec: PayloadCodec;
  verifier: TokenVerifier;
  photoStorage: PhotoStorage;
  /** Where staff sign in. */
  identityProvider: ProviderSettings;
  /** The embedded identity provider, where there is no other; served under `/idp`. */
  embeddedProvider?: RequestHandler;
  logger: Logger;
  /** Where citizens reach the product. */
  publicUrl: string;
  /** The Temporal Web UI. */
  temporalUiUrl: string;
  production: boolean;
  /** The mailbox page, where messages are kept instead of sent. */
  mailbox: boolean;
  /** The web application; without it pages stay as they are without script. */
  web?: WebBuild;
  /** Background of its maps; the outlines of wards when absent. */
  mapTiles?: WebSettings['tiles'];
  /** Whether requests are limited and reports guarded against floods; off when absent. */
  rateLimits?: boolean;
  /** Addresses and networks of proxies whose `X-Forwarded-For` names the caller. */
  trustedProxies?: readonly string[];
  /** Says what a text is about that somebody types or tries out. */
  classifier: () => Classifier;
  now?: () => number;
}

/** The HTTP side of the product, as an ordered list of steps. */
export function createApp(dependencies: AppDependencies): Express {
  const {
    client,
    taskQueue,
    db,
    city,
    classifier,
    keys,
    codec,
    verifier,
    photoStorage,
    identityProvider,
    embeddedProvider,
    publicUrl,
    temporalUiUrl,
    production,
    rateLimits = false,
    trustedProxies = [],
    now = Date.now,
  } = dependencies;
  const logger = dependencies.logger.child({ component: 'api' });
  const sessions = createSessionService({ db, publicUrl, now });
  const signInClient = createSignInClient(identityProvider, publicUrl);
  const authenticator = createAuthenticator(keys.accessToken, verifier, sessions);
  const counter = createCounter(db, logger);
  const limits = rateLimits ? createLimits({ counter, authenticator, key: keys.limits }) : NO_LIMITS;
  const challenges = createChallenges(counter, keys.challenge);
  const admitReport = createAdmitReport(limits, challenges);
  const photos = createPhotoService({ db, storage: photoStorage });
  const intake = createIntakeService({ client, taskQueue, db, city, keys, photos, logger, now });
  const reports = createReportService({ client, db });
  const duplicates = createDuplicateService({ db, city, now });
  const suspensions = createSuspensionService({ client, taskQueue, db, city, logger, now });
  const cityEdits = createCityEditService({ client, taskQueue, db, city, logger, now });

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxies);
  app.use(setUpTrace);
  app.use(createHealthRouter({ db, client }));
  app.use(createRequestLog(logger));
  // Over plain HTTP, as on a machine of one's own, there is nothing to upgrade to.
  const upgradeInsecureRequests = publicUrl.startsWith('https:') ? [] : null;
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { styleSrc: ["'self'"], fontSrc: ["'self'"], upgradeInsecureRequests } },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: production,
    }),
  );
  app.use(
    '/codec',
    createCodecRouter({ codec, uiUrl: temporalUiUrl, authenticator, requireSupervisor: production, logger }),
  );
  app.use(createDocumentRouter(buildDocument(OPERATIONS, { publicUrl, version: VERSION })));
  app.use(restrictMethods(OPERATIONS));
  app.use(limits.countRequest);
  app.use(provideReplays(db, keys.replay));
  app.use(createChallengeRouter(challenges, authenticator));
  app.use(createSessionRouter({ authenticator, sessions, client: signInClient }));
  app.use(
    createReportsRouter({
      intake,
      admitReport,
      limits,
      reports,
      photoKey: keys.photo,
      authenticator,
      city,
      publicUrl,
      now,
    }),
  );
  app.use(
    createMyReportsRouter({
      myReports: createMyReportsService(db, keys.citizenCode),
      limits,
      authenticator,
      city,
      accessTokenKey: keys.accessToken,
      publicUrl,
    }),
  );
  app.use(createDuplicatesRouter({ duplicates, reports, authenticator, city, publicUrl }));
  app.use(createReporterRouter({ db, reports, authenticator }));
  app.use(createAuditRouter(db, authenticator));
  app.use(createPhotosRouter({ photos, reports, db, authenticator, city, key: keys.photo, now }));
  app.use(createReportListsRouter({ db, city, authenticator, cursorKey: keys.cursor, now }));
  app.use(createStatisticsRouter({ db, city, authenticator, now }));
  app.use(createSavedViewsRouter({ db, authenticator }));
  app.use(createBulkRouter({ reports, authenticator, logger }));
  app.use(createExportsRouter({ db, city, authenticator, now }));
  app.use(createSuspensionsRouter({ suspensions, authenticator, city, publicUrl }));
  app.use(createCityRouter({ cityEdits, authenticator, publicUrl }));
  const routing = createRoutingService({ db, city, classifier, now });
  app.use(createRoutingRouter({ routing, reports, db, city, authenticator, now }));
  app.use(createCategoriesRouter({ authenticator, city }));
  app.use(createSuggestionsRouter({ authenticator, city, classifier }));
  app.use(createClassifierRouter({ client, taskQueue, db, city, authenticator }));
  app.use(createAreasRouter({ authenticator, city }));
  app.use(createApiKeysRouter({ db, authenticator, now }));
  app.use('/open311/v2', createOpen311Router({ intake, reports, db, city, publicUrl, production, now }));
  if (embeddedProvider) app.use('/idp', embeddedProvider);
  const webhooks = createWebhookService({ db, city, secretKey: keys.webhook, production, now });
  app.use(createWebhooksRouter({ webhooks, authenticator, publicUrl }));
  const live = createLiveEvents({ db, authenticator, logger });
  onClosing(app, () => live.stop());
  app.use(live.router);
  app.use(
    createPagesRouter({
      signIn: createSignInRouter({ client: signInClient, sessions, publicUrl, logger }),
      intake,
      reports,
      db,
      city,
      accessTokenKey: keys.accessToken,
      photoKey: keys.photo,
      followerKey: keys.follower,
      admitReport,
      limits,
      duplicates,
      formGuard: rateLimits ? createFormGuard(keys.challenge, now) : NO_FORM_GUARD,
      publicUrl,
      temporalUiUrl: production ? null : temporalUiUrl,
      mailbox: dependencies.mailbox,
      web: dependencies.web ?? null,
      mapTiles: dependencies.mapTiles ?? null,
      logger,
      now,
    }),
  );
  app.use(notFound);
  app.use('/open311', createOpen311ErrorHandler(logger));
  app.use(createErrorHandler(logger));
  return app;
}
