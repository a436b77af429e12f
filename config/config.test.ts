import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeConfig, listSettings, loadConfig } from './config';
import { createLogger } from './logger';
import { projectFolder } from './project-folder';
import { SetupError } from './setup-error';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const PRODUCTION = {
  NODE_ENV: 'production',
  PAHT_SECRET: SECRET,
  PAHT_PUBLIC_URL: 'https://paht.hue.gov.vn/',
  DATABASE_URL: 'postgres://paht:geheim@db/paht?sslpassword=geheim',
  TEMPORAL_ADDRESS: 'temporal:7233',
  OIDC_ISSUER: 'https://id.hue.gov.vn',
  OIDC_CLIENT_ID: 'paht',
  SMTP_URL: 'smtps://mailer:geheim@mail:465',
};

function faultOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError);
    const { message } = error as Error;
    expect(message.split('\n')).toHaveLength(1);
    expect(message.endsWith('.')).toBe(true);
    return message;
  }
  throw new Error('It should have been refused');
}

describe('loadConfig', () => {
  it('When nothing is set, then every setting has its default, and an empty variable counts as none', () => {
    for (const env of [{}, { PORT: '', PAHT_SECRET: '', DATABASE_URL: '' }]) {
      const { settings, production, publicUrl, dataDir } = loadConfig(env);
      expect(settings).toMatchObject({ PORT: 3000, PAHT_ROLE: 'all', PAHT_CITY: 'hue', TEMPORAL_NAMESPACE: 'default' });
      expect(settings.DATABASE_URL).toBeUndefined();
      expect({ production, publicUrl }).toEqual({ production: false, publicUrl: 'http://localhost:3000' });
      expect(dataDir).toMatch(/^\/.*\.paht$/);
    }
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535'],
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 1 to 65535'],
    [{ PORT: '0x50' }, 'PORT must be a whole number from 1 to 65535'],
    [{ PORT: '80.5' }, 'PORT must be a whole number from 1 to 65535'],
    [{ PAHT_DATABASE_POOL: '1' }, 'PAHT_DATABASE_POOL must be a whole number from 2 to 200'],
    [{ PAHT_DEMO_REPORTS: '-1' }, 'PAHT_DEMO_REPORTS must be a whole number from 0 to 1000'],
    [{ PAHT_ROLE: 'both' }, 'PAHT_ROLE must be all or api or worker'],
    [{ PAHT_PHOTO_STORAGE: 's3:/x' }, 'PAHT_PHOTO_STORAGE must be disk or s3://BUCKET'],
    [
      { PAHT_PHOTO_STORAGE: 's3://photos' },
      'PAHT_PHOTO_STORAGE needs S3_ENDPOINT, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY',
    ],
    [{ PAHT_LLM_URL: 'https://llm' }, 'PAHT_LLM_URL needs PAHT_LLM_MODEL'],
    [
      { PAHT_LLM_URL: 'https://llm', PAHT_LLM_MODEL: 'm', PAHT_EMBEDDING_MODEL: 'models/e5' },
      'set PAHT_LLM_URL or PAHT_EMBEDDING_MODEL, not both',
    ],
    [{ PAHT_LLM_TIMEOUT_MS: '60000' }, 'PAHT_LLM_TIMEOUT_MS must be a whole number from 100 to 5000'],
    [{ PAHT_CITY: '../etc' }, 'PAHT_CITY must be the name of a folder in cities/'],
    [{ DATABASE_URL: 'mysql://geheim@db' }, 'DATABASE_URL must be a URL that begins with postgres:// or postgresql://'],
    [{ SMTP_URL: 'geheim' }, 'SMTP_URL must be a URL that begins with smtp:// or smtps://'],
    [{ PAHT_SECRET: 'geheim' }, 'PAHT_SECRET must be at least 32 random bytes in base64'],
    [
      { PAHT_SECRET: 'a password, not random, geheim, but long enough' },
      'PAHT_SECRET must be at least 32 random bytes in base64',
    ],
    [{ PAHT_MAIL_FROM: 'geheim' }, 'PAHT_MAIL_FROM must be an e-mail address'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be development or test or production'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be trace or debug or info or warn or error'],
  ])('When a setting is wrong as in %j, then one sentence names it and its rule, never its value', (env, fault) => {
    const said = faultOf(env);
    expect(said).toBe(`Correct the settings: ${fault}.`);
    expect(said).not.toContain('geheim');
  });

  it('When several are wrong, then all are named', () => {
    const said = faultOf({ PORT: 'x', PAHT_ROLE: 'y', SMTP_URL: 'z' });
    for (const name of ['PORT', 'PAHT_ROLE', 'SMTP_URL']) expect(said).toContain(name);
  });

  it('When a PAHT_ name is unknown, then it is named, and other programs’ variables are left alone', () => {
    expect(faultOf({ PAHT_PROT: '1', PAHT_SECRT: 'geheim', PATH: '/bin' })).toMatch(
      /^There is no setting PAHT_PROT, PAHT_SECRT: /,
    );
    expect(faultOf({ PAHT_SECRT: 'geheim' })).not.toContain('geheim');
  });

  it('When it is production, then each thing that it needs is named with the reason', () => {
    const said = faultOf({ NODE_ENV: 'production' });
    for (const name of Object.keys(PRODUCTION).filter((each) => each !== 'NODE_ENV'))
      expect(said).toContain(`${name} (`);
    for (const name of Object.keys(PRODUCTION).filter((each) => each !== 'NODE_ENV')) {
      const { [name as 'PAHT_SECRET']: _, ...rest } = PRODUCTION;
      expect(faultOf(rest)).toMatch(new RegExp(`^Production mode needs ${name} \\(`));
    }
    expect(loadConfig(PRODUCTION)).toMatchObject({ production: true, publicUrl: 'https://paht.hue.gov.vn' });
  });

  it('When nothing is said of it, then webhooks reach private addresses only outside production', () => {
    expect(loadConfig({}).webhookAllowPrivate).toBe(true);
    expect(loadConfig({ PAHT_WEBHOOK_ALLOW_PRIVATE: 'false' }).webhookAllowPrivate).toBe(false);
    expect(loadConfig(PRODUCTION).webhookAllowPrivate).toBe(false);
    expect(loadConfig({ ...PRODUCTION, PAHT_WEBHOOK_ALLOW_PRIVATE: 'true' }).webhookAllowPrivate).toBe(true);
  });

  it('When an engine is named, then it is used with its settings, and otherwise none', () => {
    const llm = { PAHT_LLM_URL: 'https://llm/v1', PAHT_LLM_MODEL: 'm', PAHT_LLM_TIMEOUT_MS: '500' };
    expect(loadConfig({}).engine).toBeNull();
    expect(loadConfig({ PAHT_EMBEDDING_MODEL: '/models/e5' }).engine).toEqual({
      kind: 'embedding',
      folder: '/models/e5',
    });
    expect(loadConfig(llm).engine).toEqual({
      kind: 'llm',
      url: 'https://llm/v1',
      model: 'm',
      timeoutMs: 500,
      dailyCalls: 2_000,
    });
  });

  it('When it is production, then staff are never signed in over plain HTTP', () => {
    for (const name of ['PAHT_PUBLIC_URL', 'OIDC_ISSUER']) {
      expect(faultOf({ ...PRODUCTION, [name]: 'http://hue.gov.vn' })).toMatch(
        new RegExp(`^Production mode needs ${name} to begin with https://`),
      );
    }
  });

  it('When it is printed, then no secret is in it', () => {
    const printed = JSON.stringify(
      describeConfig(
        loadConfig({ ...PRODUCTION, OIDC_CLIENT_SECRET: 'geheim', PAHT_TOKEN: 'geheim', PAHT_LLM_API_KEY: 'geheim' }),
      ),
    );
    expect(printed).toContain('"PAHT_SECRET":"(set)"');
    expect(printed).toContain('postgres://paht:***@db/paht');
    expect(printed).toContain('"PORT":3000');
    for (const secret of ['geheim', SECRET]) expect(printed).not.toContain(secret);
  });

  it('When the documentation lists the settings, then it names each with its default', () => {
    const page = readFileSync(join(projectFolder(), 'docs/configuration.md'), 'utf8');
    for (const { name, default: value } of listSettings()) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row).toContain(value);
    }
  });

  it('When settings are listed, then each has a name, and its default as it is typed', () => {
    const settings = listSettings();
    expect(settings).toContainEqual({ name: 'PORT', default: '3000', meaning: 'API and web' });
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    const defaults = Object.fromEntries(
      settings.filter((each) => each.default).map((each) => [each.name, each.default]),
    );
    expect(loadConfig(defaults).settings).toEqual(loadConfig({}).settings);
  });
});

describe('createLogger', () => {
  function logged(write: (logger: ReturnType<typeof createLogger>) => void): string[] {
    const lines: string[] = [];
    write(createLogger({ level: 'info', pretty: false, destination: { write: (line) => lines.push(line) } }));
    return lines;
  }

  it('When personal data stands in a logged object, two levels down too, then it is hidden', () => {
    const personal = { name: 'An-geheim', phone: 'geheim', email: 'geheim', text: 'geheim', accessToken: 'geheim' };
    const [line] = logged((logger) =>
      logger.info(
        { ...personal, contact: personal, body: { contact: personal, x: personal }, reference: 'HUE-1' },
        'x',
      ),
    );
    expect(line).not.toContain('geheim');
    expect(JSON.parse(line!)).toMatchObject({ level: 'info', msg: 'x', reference: 'HUE-1', phone: '(redacted)' });
  });

  it('When an error is logged, then its code and causes are, and what Postgres tells of the row is not', () => {
    const error = Object.assign(new Error('null value', { cause: new Error('deeper') }), {
      code: '23502',
      detail: 'Failing row contains (geheim)',
      where: 'geheim',
      parameters: ['geheim'],
    });
    const [line] = logged((logger) => logger.error({ err: error }, 'x'));
    expect(line).not.toContain('geheim');
    expect(JSON.parse(line!).err).toMatchObject({ code: '23502', message: 'null value: deeper' });
  });
});
