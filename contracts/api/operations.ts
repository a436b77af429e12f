import { AUDIT_OPERATIONS } from './audit';
import { CHALLENGE_OPERATIONS } from './challenge';
import { CITY_OPERATIONS } from './city';
import { API_KEY_OPERATIONS } from './api-keys';
import { AREA_OPERATIONS } from './areas';
import { CATEGORY_OPERATIONS } from './categories';
import { CLASSIFIER_OPERATIONS } from './classifier';
import { LIVE_OPERATIONS } from './live';
import { MY_REPORTS_OPERATIONS } from './my-reports';
import { REPORT_LIST_OPERATIONS } from './report-lists';
import { DUPLICATE_OPERATIONS } from './duplicates';
import { EXPORT_OPERATIONS } from './exports';
import { STATISTICS_OPERATIONS } from './statistics';
import { SAVED_VIEW_OPERATIONS } from './saved-views';
import { BULK_OPERATIONS } from './bulk';
import type { Operation } from './operation';
import { PHOTO_OPERATIONS } from './photos';
import { REPORT_OPERATIONS } from './reports';
import { ROUTING_OPERATIONS } from './routing';
import { SESSION_OPERATIONS } from './session';
import { REPORTER_OPERATIONS } from './reporter';
import { SUSPENSION_OPERATIONS } from './suspensions';
import { WEBHOOK_OPERATIONS } from './webhooks';

/** Every operation of the API. One that is served and not listed here does not exist for the document and fails its tests. */
export const OPERATIONS: readonly Operation[] = [
  ...Object.values(REPORT_OPERATIONS),
  ...Object.values(PHOTO_OPERATIONS),
  ...Object.values(CHALLENGE_OPERATIONS),
  ...Object.values(MY_REPORTS_OPERATIONS),
  ...Object.values(REPORTER_OPERATIONS),
  ...Object.values(AUDIT_OPERATIONS),
  ...Object.values(SESSION_OPERATIONS),
  ...Object.values(SUSPENSION_OPERATIONS),
  ...Object.values(CITY_OPERATIONS),
  ...Object.values(ROUTING_OPERATIONS),
  ...Object.values(LIVE_OPERATIONS),
  ...Object.values(WEBHOOK_OPERATIONS),
  ...Object.values(CATEGORY_OPERATIONS),
  ...Object.values(CLASSIFIER_OPERATIONS),
  ...Object.values(AREA_OPERATIONS),
  ...Object.values(API_KEY_OPERATIONS),
  ...Object.values(REPORT_LIST_OPERATIONS),
  ...Object.values(DUPLICATE_OPERATIONS),
  ...Object.values(EXPORT_OPERATIONS),
  ...Object.values(STATISTICS_OPERATIONS),
  ...Object.values(SAVED_VIEW_OPERATIONS),
  ...Object.values(BULK_OPERATIONS),
];
