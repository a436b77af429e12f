import pino, { type DestinationStream, type Logger, type LoggerOptions as PinoOptions } from 'pino';

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

/** What Postgres and its driver say of an error beside its message: values of rows, statements, settings. */
const TELLING = new Set(['detail', 'where', 'internalQuery', 'hint', 'query', 'parameters', 'config', 'body']);

interface LoggerOptions {
  level: string;
  /** Coloured lines for a person at a terminal; JSON lines otherwise. */
  pretty: boolean;
  /** Instead of standard output. */
  destination?: DestinationStream;
}

/** The product's one logger. ERROR means that somebody must act now; WARN heals by itself. */
export function createLogger({ level, pretty, destination }: LoggerOptions): Logger {
  const options: PinoOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '(redacted)',
    },
    serializers: { err: describeError },
    ...(pretty
      ? { transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' } } }
      : {}),
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error for a log line, with its causes. */
function describeError(error: unknown): unknown {
  if (typeof (error as Error | null)?.message !== 'string') return error;
  // pino's own serializer joins the causes into message and stack, and adds every further property.
  const described = pino.stdSerializers.err(error as Error) as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(described).filter(([name]) => !TELLING.has(name)));
}
