import { limitedKindOf } from './policies';

describe('the kind of a request', () => {
  it.each([
    ['POST', '/api/v1/reports', 'intake'],
    ['POST', '/API/v1/reports/', 'intake'],
    ['POST', '/reports/new', 'intake'],
    ['POST', '/api/v1/reports/similar', 'search'],
    ['POST', '/open311/v2/requests.json', 'partner'],
    ['POST', '/api/v1/reports/HUE-1/actions/follow', 'follow'],
    ['POST', '/api/v1/reports/HUE-1/actions/accept', 'action'],
    ['PUT', '/api/v1/admin/city/agencies/x', 'action'],
    ['POST', '/api/v1/my-reports/codes', 'code'],
    ['POST', '/api/v1/my-reports/sessions', 'guess'],
    ['GET', '/api/v1/staff/reports', 'search'],
    ['HEAD', '/open311/v2/requests.xml', 'search'],
    ['GET', '/api/v1/staff/reports.csv', 'export'],
    ['GET', '/api/v1/open-data/reports.jsonl', 'export'],
    ['GET', '/api/v1/reports.geojson', 'search'],
    ['GET', '/api/v1/staff/reports/count', 'search'],
    ['GET', '/auth/sign-in', 'read'],
    ['GET', '/assets/x.css', undefined],
    ['GET', '/api/v1/reports/HUE-1', 'read'],
    ['GET', '/', 'read'],
    ['GET', '/healthz', undefined],
    ['OPTIONS', '/api/v1/reports', undefined],
  ])('When it is %s %s, then it is %s', (method, path, kind) => {
    expect(limitedKindOf(method, path)).toBe(kind);
  });
});
