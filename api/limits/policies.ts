/** So many requests in so many seconds. */
export interface Limit {
  points: number;
  seconds: number;
}

interface Policy {
  /**
   * `shared` counts in Postgres, so that all API processes agree. Reads are counted in the process that serves them: a
   * write to Postgres for each read would cost more than the read, and that several processes let somewhat more through
   * harms nobody.
   */
  counted: 'shared' | 'here';
  /** Of callers who are not signed in, by network address. Many people share one behind a mobile network or a school. */
  address: Limit;
  /** Of a signed-in member of staff or system. */
  subject: Limit;
  /** Of one report's access token. */
  token?: Limit;
  /** Of a telephone number or e-mail address that is sent along. */
  contact?: Limit;
  /** Beyond it a caller who is not signed in must solve a challenge. */
  challengedAfter?: { address: Limit; contact: Limit };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every limit of the product. */
export const POLICIES = {
  intake: {
    counted: 'shared',
    address: { points: 300, seconds: HOUR },
    subject: { points: 6_000, seconds: HOUR },
    contact: { points: 30, seconds: DAY },
    challengedAfter: { address: { points: 20, seconds: 10 * MINUTE }, contact: { points: 6, seconds: HOUR } },
  },
  /** Systems of others, which show an API key and send for many people. */
  partner: {
    counted: 'shared',
    address: { points: 6_000, seconds: HOUR },
    subject: { points: 6_000, seconds: HOUR },
  },
  action: {
    counted: 'shared',
    address: { points: 120, seconds: 10 * MINUTE },
    subject: { points: 6_000, seconds: HOUR },
    token: { points: 60, seconds: HOUR },
  },
  /** Each sends a mail to an address that somebody only claims to have. */
  follow: {
    counted: 'shared',
    address: { points: 20, seconds: HOUR },
    subject: { points: 600, seconds: HOUR },
    contact: { points: 10, seconds: DAY },
  },
  code: {
    counted: 'shared',
    address: { points: 20, seconds: HOUR },
    subject: { points: 60, seconds: HOUR },
    contact: { points: 5, seconds: HOUR },
  },
  /** Tries of a one-time code; each code itself takes five. */
  guess: {
    counted: 'shared',
    address: { points: 30, seconds: HOUR },
    subject: { points: 30, seconds: HOUR },
    contact: { points: 20, seconds: HOUR },
  },
  read: {
    counted: 'here',
    address: { points: 1_200, seconds: MINUTE },
    subject: { points: 3_000, seconds: MINUTE },
  },
  search: {
    counted: 'here',
    address: { points: 240, seconds: MINUTE },
    subject: { points: 1_200, seconds: MINUTE },
  },
  export: {
    counted: 'shared',
    address: { points: 20, seconds: HOUR },
    subject: { points: 60, seconds: HOUR },
  },
} as const satisfies Record<string, Policy>;

export type LimitedKind = keyof typeof POLICIES;

/** The kind of each request, by method and path; the first that fits counts. What fits none is not limited. */
const KINDS: readonly (readonly [method: 'GET' | 'POST' | 'any', path: RegExp, kind: LimitedKind])[] = [
  ['POST', /^\/(api\/v1\/reports|reports\/new)\/?$/i, 'intake'],
  ['POST', /^\/open311\//i, 'partner'],
  ['POST', /^\/api\/v1\/reports\/similar\/?$/i, 'search'],
  ['POST', /^\/(api\/v1\/)?reports\/[^/]+\/actions\/follow\/?$/i, 'follow'],
  ['POST', /^\/api\/v1\/my-reports\/codes\/?$/i, 'code'],
  ['POST', /^\/api\/v1\/my-reports\/sessions\/?$/i, 'guess'],
  ['GET', /^\/api\/v1\/(staff\/reports\.\w+|open-data\/.+)$/i, 'export'],
  [
    'GET',
    /^\/api\/v1\/(reports(\.\w+)?|staff\/(reports(\/count)?|queue|audit)|my-reports|statistics\/.+)\/?$/i,
    'search',
  ],
  ['GET', /^\/open311\/v2\/(requests|servicerequestupdates)(\.\w+)?\/?$/i, 'search'],
  ['GET', /^\/(api|open311|reports|auth)\//i, 'read'],
  ['GET', /^\/$/, 'read'],
  ['any', /^\/(api|open311|reports|auth)\//i, 'action'],
];

/** What limits a request; undefined for what is not limited, as health checks are not. */
export function limitedKindOf(method: string, path: string): LimitedKind | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  if (asked === 'OPTIONS') return undefined;
  return KINDS.find(([wanted, pattern]) => (wanted === 'any' || wanted === asked) && pattern.test(path))?.[2];
}
