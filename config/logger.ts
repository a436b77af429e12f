import pino, { type Logger } from 'pino';

/** Where personal data could stand in something that is logged by mistake. */
const PERSONAL = [
  'contact',
  'reporter',
  'name',
  'phone',
  'email',
  'text',
  'answer',
  'comment',
  'accessToken',
  'token',
  'authorization',
  'cookie',
  'password',
];

interface LoggerOptions {
  level: string;
  /** Coloured lines for a person at a terminal; JSON lines otherwise. */
  pretty: boolean;
}

/** The product's one logger. ERROR means that somebody must act now; WARN heals by itself. */
export function createLogger({ level, pretty }: LoggerOptions): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '(redacted)',
    },
    ...(pretty
      ? { transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } } }
      : {}),
  });
}
