import { resolve } from 'node:path';
import { z } from 'zod';
import type { EngineSettings } from './engine-settings';
import { SetupError } from './setup-error';

/** Environment variables are text: digits only, so that `0x50` and `1e3` are slips and not numbers. */
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= min && number <= max)
    .catch(Number.NaN)
    .refine((number) => !Number.isNaN(number), `must be a whole number from ${min} to ${max}`);
const port = wholeNumber(1, 65_535);
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
const isNetwork = (text: string) =>
  z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(text.trim()).success;
const secret = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length >= 32,
    'must be at least 32 random bytes in base64',
  );

const mapTiles = url('http:', 'https:').refine(
  (text) => ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
  'must have {z}, {x} and {y} in it',
);

/** Every setting of the product, with its default. Nothing else reads the environment, but Temporal's own envconfig. */
const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000).describe('API and web'),
  PAHT_HOST: z.string().default('127.0.0.1').describe('Address the API listens on'),
  PAHT_PUBLIC_URL: url('http:', 'https:')
    .optional()
    .describe('Where citizens reach the product; begins every link in a message'),
  PAHT_DATA_DIR: z.string().default('.paht').describe('Databases, photos and keys of the embedded services'),
  PAHT_ROLE: z.enum(['all', 'api', 'worker']).default('all').describe('Which part this process runs'),
  PAHT_CITY: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the name of a folder in cities/')
    .default('hue'),
  PAHT_SECRET: secret.optional().describe('From it come the keys for references, access tokens and encryption'),
  PAHT_DEMO_REPORTS: wholeNumber(0, 1_000).default(24).describe('Demo reports of a first start'),
  PAHT_PHOTO_STORAGE: z
    .string()
    .regex(/^(disk|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/, 'must be disk or s3://BUCKET')
    .default('disk')
    .describe('Where photos are: a folder of the data folder, or a bucket of S3_ENDPOINT'),
  S3_ENDPOINT: url('http:', 'https:').optional().describe('S3-compatible service of the photos'),
  AWS_REGION: z.string().default('us-east-1').describe('Region of the bucket'),
  AWS_ACCESS_KEY_ID: z.string().optional().describe('Key of the bucket'),
  AWS_SECRET_ACCESS_KEY: z.string().optional().describe('The secret of that key'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional().describe('Postgres 14 or later; embedded when absent'),
  PAHT_DATABASE_POOL: wholeNumber(2, 200).default(20).describe('Connections to Postgres per process'),
  TEMPORAL_ADDRESS: z.string().optional().describe('Temporal service; embedded when absent'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  PAHT_TEMPORAL_PORT: port.default(7233).describe('Port of the embedded Temporal'),
  PAHT_TEMPORAL_UI_PORT: port.default(8233).describe('Port of the embedded Temporal Web UI'),
  PAHT_TEMPORAL_UI_URL: url('http:', 'https:')
    .optional()
    .describe('Temporal Web UI of an outside service; may use the codec endpoint'),
  PAHT_WORKFLOW_BUNDLE: z.string().optional().describe('Pre-built workflow bundle; bundled at start when absent'),
  OIDC_ISSUER: url('http:', 'https:').optional().describe('Identity provider of the staff; embedded when absent'),
  OIDC_CLIENT_ID: z.string().optional().describe('The product as a client of the identity provider'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Of a confidential client; a public one has none'),
  OIDC_AUDIENCE: z.string().default('paht').describe('Audience that bearer tokens must be for'),
  PAHT_TOKEN: z
    .string()
    .optional()
    .describe('Bearer token with which commands act; of the embedded identity provider when absent'),
  SMTP_URL: url('smtp:', 'smtps:').optional().describe('Mail server; a mailbox page shows the messages when absent'),
  PAHT_MAIL_FROM: z.email('must be an e-mail address').default('paht@localhost.localdomain'),
  PAHT_RATE_LIMITS: z
    .enum(['on', 'off'])
    .optional()
    .describe('Limits of requests and guard against floods of reports; on in production, off elsewhere, when absent'),
  PAHT_TRUSTED_PROXIES: z
    .string()
    .refine((text) => text.split(',').every(isNetwork), 'must be IP addresses or networks, with commas between')
    .optional()
    .describe('Addresses or networks of proxies whose X-Forwarded-For names the caller, with commas between'),
  PAHT_WEBHOOK_ALLOW_PRIVATE: z
    .enum(['true', 'false'])
    .optional()
    .describe('Webhooks to addresses that are not public: true or false; true unless in production'),
  PAHT_EMBEDDING_MODEL: z.string().optional().describe('Folder of an embedding model that classifies besides'),
  PAHT_LLM_URL: url('http:', 'https:')
    .optional()
    .describe('OpenAI-compatible service whose language model classifies besides; gets texts without personal data'),
  PAHT_LLM_MODEL: z.string().optional().describe('Name of that model'),
  PAHT_LLM_API_KEY: z.string().optional().describe('Key of that service'),
  PAHT_LLM_TIMEOUT_MS: wholeNumber(100, 5_000).default(4_000).describe('How long its answer is waited for'),
  PAHT_LLM_DAILY_CALLS: wholeNumber(1, 1_000_000).default(2_000).describe('Its calls in a day, of all processes'),
  PAHT_WEB: z
    .enum(['on', 'off'])
    .default('on')
    .describe('The web application; off leaves the pages that need no script'),
  PAHT_MAP_TILES: mapTiles
    .optional()
    .describe('Address of map tiles with {z}, {x} and {y}; outlines of wards when absent'),
  PAHT_MAP_ATTRIBUTION: z.string().default('© OpenStreetMap').describe('Whose map it is'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

type Settings = z.infer<typeof settingsSchema>;

export interface Config {
  settings: Settings;
  production: boolean;
  /** Absolute. */
  dataDir: string;
  publicUrl: string;
  /** Whether webhooks may go to addresses that are not public. */
  webhookAllowPrivate: boolean;
  engine: EngineSettings;
}

/** What production must have configured, and why. */
const NEEDED_IN_PRODUCTION: Partial<Record<keyof Settings, string>> = {
  PAHT_SECRET: 'keys in a data folder are for one machine only',
  PAHT_PUBLIC_URL: 'links in messages must lead to it',
  DATABASE_URL: 'the embedded Postgres is for one machine only',
  TEMPORAL_ADDRESS: 'the embedded Temporal is a development server',
  OIDC_ISSUER: 'the embedded identity provider has demo staff',
  OIDC_CLIENT_ID: 'staff sign in with it',
  SMTP_URL: 'messages must reach people',
};

const NEEDED_FOR_S3 = ['S3_ENDPOINT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

const NEEDS_TLS = ['PAHT_PUBLIC_URL', 'OIDC_ISSUER'] as const;

/** Reads and checks the environment. Throws a SetupError that names each setting that is wrong and the rule it breaks. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const known = Object.keys(settingsSchema.shape);
  // An empty variable is how shells and compose files say "not set".
  const given = Object.fromEntries(known.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const unknown = Object.keys(env).filter((name) => name.startsWith('PAHT_') && !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no setting ${unknown.join(', ')}: remove it, or correct its name (docs/configuration.md lists them).`,
    );
  }
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${ruleOf(issue)}`);
    throw new SetupError(`Correct the settings: ${faults.join('; ')}.`);
  }
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  if (settings.PAHT_PHOTO_STORAGE !== 'disk') {
    const missing = NEEDED_FOR_S3.filter((name) => !settings[name]);
    if (missing.length > 0) {
      throw new SetupError(`Correct the settings: PAHT_PHOTO_STORAGE needs ${missing.join(', ')}.`);
    }
  }
  if (production) {
    const missing = Object.entries(NEEDED_IN_PRODUCTION).filter(([name]) => !settings[name as keyof Settings]);
    if (missing.length > 0) {
      const reasons = missing.map(([name, why]) => `${name} (${why})`);
      throw new SetupError(
        `Production mode needs ${reasons.join(', ')}: set them, or unset NODE_ENV to try the product.`,
      );
    }
    const plain = NEEDS_TLS.filter((name) => !settings[name]!.startsWith('https:'));
    if (plain.length > 0) {
      throw new SetupError(
        `Production mode needs ${plain.join(' and ')} to begin with https://: sessions and tokens travel there.`,
      );
    }
  }
  return {
    settings,
    production,
    dataDir: resolve(settings.PAHT_DATA_DIR),
    publicUrl: (settings.PAHT_PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    webhookAllowPrivate: settings.PAHT_WEBHOOK_ALLOW_PRIVATE
      ? settings.PAHT_WEBHOOK_ALLOW_PRIVATE === 'true'
      : !production,
    engine: engineOf(settings),
  };
}

function engineOf(settings: Settings): EngineSettings {
  const { PAHT_EMBEDDING_MODEL: folder, PAHT_LLM_URL: url, PAHT_LLM_MODEL: model, PAHT_LLM_API_KEY: apiKey } = settings;
  if (url && folder) {
    throw new SetupError('Correct the settings: set PAHT_LLM_URL or PAHT_EMBEDDING_MODEL, not both.');
  }
  if (folder) return { kind: 'embedding', folder: resolve(folder) };
  if (!url) return null;
  if (!model) throw new SetupError('Correct the settings: PAHT_LLM_URL needs PAHT_LLM_MODEL.');
  return {
    kind: 'llm',
    url,
    model,
    ...(apiKey === undefined ? {} : { apiKey }),
    timeoutMs: settings.PAHT_LLM_TIMEOUT_MS,
    dailyCalls: settings.PAHT_LLM_DAILY_CALLS,
  };
}

const SECRETS = ['PAHT_SECRET', 'PAHT_TOKEN', 'OIDC_CLIENT_SECRET', 'AWS_SECRET_ACCESS_KEY', 'PAHT_LLM_API_KEY'];

/** The effective settings for a log line: secrets are hidden, and URLs lose their passwords. */
export function describeConfig({ settings }: Config): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (SECRETS.includes(name)) return [[name, '(set)']];
      return [[name, typeof value === 'string' && URL.canParse(value) ? withoutPassword(value) : value]];
    }),
  );
}

function withoutPassword(text: string): string {
  const parsed = new URL(text);
  if (parsed.password) parsed.password = '***';
  // Postgres and mail servers also take passwords and key files as parameters.
  for (const name of [...parsed.searchParams.keys()]) parsed.searchParams.set(name, '***');
  return parsed.toString();
}

function ruleOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value' ? `must be ${issue.values.map(String).join(' or ')}` : issue.message;
}

/** Name, default and meaning of each setting, for `--help` and the documentation. */
export function listSettings(): { name: string; default: string; meaning: string }[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const unset = (schema as z.ZodType).safeParse(undefined);
    return {
      name,
      default: unset.success ? String((unset.data as string | number | undefined) ?? '') : '',
      meaning: schema.description ?? '',
    };
  });
}
