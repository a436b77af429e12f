import { Router, type Request, type RequestHandler } from 'express';
import {
  MAX_ROWS,
  requestFormSchema,
  requestIdsSchema,
  requestQuerySchema,
  requestsQuerySchema,
  updateFormSchema,
  updatesQuerySchema,
  type Parameters,
} from '../../contracts/open311';
import { parseReference } from '../../contracts/reference';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import {
  readServiceRequests,
  readServiceRequestsById,
  type ServiceRequestRow,
} from '../../db/read-models/service-requests';
import { readServiceUpdates } from '../../db/read-models/service-updates';
import { readServicesVersion } from '../../db/read-models/services-version';
import type { Category } from '../../domain/city/city-data';
import { AppError } from '../errors/app-error';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { languageOf } from '../middleware/language';
import { noStore } from '../middleware/no-store';
import type { IntakeService } from '../services/intake-service';
import type { ReportService } from '../services/report-service';
import { answer } from './answer';
import { identifyClient, requireClient } from './identify-client';
import { parametersOf, parse, readForm } from './parameters';
import { rangeOf } from './range';
import { toService, toServiceDefinition } from './service-view';
import { submissionFromForm } from './submission-from-form';
import { takeUpdate } from './take-update';
import { tellRequests, type Asked } from './tell-requests';
import { toRequestUpdate, UPDATE_TYPES, updateIdOf } from './update-view';

interface Dependencies {
  intake: IntakeService;
  reports: ReportService;
  db: Database;
  city: CityDirectory;
  publicUrl: string;
  production: boolean;
  now: () => number;
}

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';

/** Open311 GeoReport v2, in XML and JSON, with FixMyStreet's updates; to be mounted where its endpoint is. */
export function createOpen311Router(dependencies: Dependencies): Router {
  const { intake, reports, db, city, publicUrl, production, now } = dependencies;
  const router = Router();
  router.use(noStore, takeOffSuffix);

  /** Reads the parameters of a request, and refuses those for another city. */
  const read = (request: Request): Parameters => {
    const parameters = parametersOf(request);
    const jurisdiction = parameters.jurisdiction_id?.[0];
    if (jurisdiction === undefined || jurisdiction === city.current().city.code) return parameters;
    throw new AppError('not_found', {
      detail: { vi: 'Không có jurisdiction_id này.', en: 'There is no such jurisdiction_id.' },
    });
  };

  const serviceOf = (code: string): Category => {
    const service = city.current().categories.find((category) => category.code === code);
    if (service) return service;
    throw new AppError('not_found', {
      detail: { vi: 'Không có service_code này.', en: 'There is no such service_code.' },
    });
  };

  serve('/discovery', {
    async get(request, response) {
      const { city: about } = city.current();
      const language = languageOf(request);
      const changeset = ((await readServicesVersion(db)) ?? new Date(0)).toISOString();
      answer(request, response, 'discovery', {
        changeset,
        contact: [about.centreName[language], about.hotline].filter((part) => part !== undefined).join(', '),
        key_service: {
          vi: `${about.centreName.vi} cấp khóa api_key theo đề nghị.`,
          en: `${about.centreName.en} issues an api_key on request.`,
        }[language],
        endpoints: [
          {
            specification: SPECIFICATION,
            url: `${publicUrl}/open311/v2`,
            changeset,
            type: production ? 'production' : 'test',
            formats: ['text/xml', 'application/json'],
          },
        ],
      });
    },
  });

  serve('/services', {
    get(request, response) {
      read(request);
      const data = city.current();
      const services = data.categories.map((category) => toService(category, data, languageOf(request)));
      answer(request, response, 'services', services);
    },
  });

  serve('/services/:code', {
    get(request, response) {
      read(request);
      const service = serviceOf(String(request.params.code));
      answer(request, response, 'service_definition', toServiceDefinition(service, languageOf(request)));
    },
  });

  serve('/requests', {
    async get(request, response) {
      const parameters = read(request);
      const client = await identifyClient(db, parameters);
      const asked = parameters.service_request_id
        ? await byIds(parse(requestIdsSchema, parameters))
        : await byFilter(parse(requestsQuerySchema, parameters));
      answer(
        request,
        response,
        'service_requests',
        await tellRequests({ db, city: city.current(), language: languageOf(request), client, publicUrl }, asked),
      );
    },

    async post(request, response) {
      const parameters = read(request);
      const client = await requireClient(db, parameters);
      const form = parse(requestFormSchema, parameters);
      const service = serviceOf(form.service_code);
      const key = readIdempotencyKey(request);
      const language = languageOf(request);
      const { reference } = await intake.submit({
        body: submissionFromForm({ form, parameters, service, city: city.current(), language }),
        channel: 'open311',
        apiKey: client,
        ...(form.media_url ? { mediaUrls: form.media_url } : {}),
        ...(key === undefined ? {} : { idempotencyKey: `${client}:${key}` }),
      });
      const page = `${publicUrl}/reports/${reference}`;
      response.status(201);
      answer(request, response, 'service_requests', [
        {
          service_request_id: reference,
          service_notice: { vi: `Theo dõi kết quả xử lý tại ${page}`, en: `Follow it at ${page}` }[language],
          account_id: null,
        },
      ]);
    },
  });

  serve('/requests/:id', {
    async get(request, response) {
      const parameters = read(request);
      const client = await identifyClient(db, parameters);
      const { extensions } = parse(requestQuerySchema, parameters);
      const rows = [await requestOf(String(request.params.id))];
      answer(
        request,
        response,
        'service_requests',
        await tellRequests(
          { db, city: city.current(), language: languageOf(request), client, publicUrl },
          { rows, extensions },
        ),
      );
    },
  });

  serve('/tokens/:token', {
    async get(request, response) {
      read(request);
      const token = String(request.params.token);
      const { reference } = await requestOf(token);
      answer(request, response, 'service_requests', [{ service_request_id: reference, token }]);
    },
  });

  serve('/servicerequestupdates', {
    async get(request, response) {
      const parameters = read(request);
      const client = await identifyClient(db, parameters);
      const { start_date, end_date } = parse(updatesQuerySchema, parameters);
      const range = rangeOf(['start_date', 'end_date'], start_date, end_date, now());
      const updates = await readServiceUpdates(db, range, { ...UPDATE_TYPES, apiKey: client }, MAX_ROWS);
      const language = languageOf(request);
      answer(
        request,
        response,
        'service_request_updates',
        updates.map((update) => toRequestUpdate(update, city.current(), language)),
      );
    },

    async post(request, response) {
      const parameters = read(request);
      const client = await requireClient(db, parameters);
      const form = parse(updateFormSchema, parameters);
      const { reference } = await requestOf(form.service_request_id);
      const seq = await takeUpdate({ reports, db }, { ...form, reference, client });
      response.status(201);
      answer(request, response, 'service_request_updates', [{ update_id: updateIdOf(reference, seq) }]);
    },
  });

  router.use((_request, _response, next) => next(new AppError('not_found')));
  return router;

  async function byIds({
    service_request_id: ids,
    extensions,
  }: ReturnType<typeof requestIdsSchema.parse>): Promise<Asked> {
    const references = ids.flatMap((id) => parseReference(id) ?? []);
    return { rows: await readServiceRequestsById(db, references), extensions };
  }

  async function byFilter(query: ReturnType<typeof requestsQuerySchema.parse>): Promise<Asked> {
    const { start_date, end_date, updated_after, updated_before, extensions } = query;
    const changed =
      updated_after || updated_before
        ? rangeOf(['updated_after', 'updated_before'], updated_after, updated_before, now())
        : undefined;
    const submitted =
      !changed || start_date || end_date ? rangeOf(['start_date', 'end_date'], start_date, end_date, now()) : undefined;
    const rows = await readServiceRequests(db, {
      submitted,
      changed,
      categories: query.service_code,
      statuses: query.status,
      page: query.page,
      pageSize: query.page_size,
    });
    return { rows, extensions };
  }

  /** Also a report that its workflow has and Postgres does not yet: a client reads at once what it has filed. */
  async function requestOf(id: string): Promise<ServiceRequestRow> {
    const reference = parseReference(id);
    if (!reference) throw new AppError('not_found');
    const [row] = await readServiceRequestsById(db, [reference]);
    if (row) return row;
    const report = await reports.detail(reference);
    return { ...report, changedAt: report.updatedAt, publishedPhotos: [] };
  }

  function serve(path: string, { get, post }: { get: RequestHandler; post?: RequestHandler }): void {
    const allow = ['GET', 'HEAD', ...(post ? ['POST'] : []), 'OPTIONS'].join(', ');
    const route = router.route(path).get(get);
    if (post) route.post(readForm, post);
    route.all((request, response, next) => {
      response.set('Allow', allow);
      if (request.method === 'OPTIONS') response.status(204).end();
      else next(new AppError('method_not_allowed'));
    });
  }
}

/** `/services.json` is `/services` in JSON. A path that ends in another suffix does not exist. */
const takeOffSuffix: RequestHandler = (request, _response, next) => {
  const [, path = '', suffix, query = ''] = /^([^?]*?)(?:\.(\w+))?(\?.*)?$/s.exec(request.url) ?? [];
  if (suffix !== undefined && suffix !== 'xml' && suffix !== 'json') {
    next(
      new AppError('not_found', {
        detail: { vi: 'Định dạng phải là xml hoặc json.', en: 'The format must be xml or json.' },
      }),
    );
    return;
  }
  request.url = path + query;
  next();
};
