import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { PayloadCodec } from '@temporalio/common';
import { OPERATIONS } from '../contracts/api/operations';
import type { CityDirectory } from '../db/city-directory';
import type { Database } from '../db/connect';
import type { Keys } from '../security/keys';
import { createAuthenticator } from './auth/authenticate';
import type { TokenVerifier } from './auth/identity-provider';
import { createCityRouter } from './admin/city-controller';
import { createCodecRouter } from './codec/codec-router';
import { createErrorHandler, notFound } from './errors/error-handler';
import { createHealthRouter } from './health/health-router';
import { createRequestLog } from './middleware/request-log';
import { setUpTrace } from './middleware/trace-context';
import { buildDocument } from './openapi/build-document';
import { createDocumentRouter } from './openapi/document-router';
import { restrictMethods } from './operations/restrict-methods';
import { createPagesRouter } from './pages/pages-router';
import { createReportsRouter } from './public/reports-controller';
import { createCityEditService } from './services/city-edit-service';
import { createIntakeService } from './services/intake-service';
import { createReportService } from './services/report-service';
import { createSuspensionService } from './services/suspension-service';
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
  logger: Logger;
  /** Where citizens reach the product. */
  publicUrl: string;
  /** The Temporal Web UI. */
  temporalUiUrl: string;
  production: boolean;
  /** The mailbox page, where messages are kept instead of sent. */
  mailbox: boolean;
  now?: () => number;
}

/** The HTTP side of the product, as an ordered list of steps. */
export function createApp(dependencies: AppDependencies): Express {
  const {
    client,
    taskQueue,
    db,
    city,
    keys,
    codec,
    verifier,
    publicUrl,
    temporalUiUrl,
    production,
    now = Date.now,
  } = dependencies;
  const logger = dependencies.logger.child({ component: 'api' });
  const authenticator = createAuthenticator(keys.accessToken, verifier);
  const intake = createIntakeService({ client, taskQueue, db, city, keys, logger, now });
  const reports = createReportService({ client, db });
  const suspensions = createSuspensionService({ client, taskQueue, db, city, logger, now });
  const cityEdits = createCityEditService({ client, taskQueue, db, city, logger });

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
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
  app.use(createReportsRouter({ intake, reports, authenticator, city, publicUrl, now }));
  app.use(createSuspensionsRouter({ suspensions, authenticator, city, publicUrl }));
  app.use(createCityRouter({ cityEdits, authenticator, publicUrl }));
  app.use(
    createPagesRouter({
      intake,
      reports,
      db,
      city,
      accessTokenKey: keys.accessToken,
      publicUrl,
      temporalUiUrl: production ? null : temporalUiUrl,
      mailbox: dependencies.mailbox,
      logger,
      now,
    }),
  );
  app.use(notFound);
  app.use(createErrorHandler(logger));
  return app;
}
