import fc from 'fast-check';

/** What the schemas of the OpenAPI document are made of. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema | boolean;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  pattern?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

/** Texts that have broken programs. Each is one that a schema of strings may let pass. */
const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud83d',
  '\ufeff\u202e\u200b',
  '👨‍👩‍👧‍👦',
  'ế'.normalize('NFD'),
  '٣',
  "'; DROP TABLE report; --",
  '%',
  '%00',
  '\\',
  '" OR 1=1',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1.5',
  '1e309',
  '0x10',
  '99999999999999999999999999',
  '9007199254740993',
  '2026-13-45T99:99:99Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59+14:00',
  '+275760-09-13T00:00:00Z',
  '2026-02-30',
  'infinity',
  '1,2,3,4',
  '180,90,-180,-90',
  'NaN,NaN,NaN,NaN',
  'e30',
  'bnVsbA',
  'WzFd',
  'a'.repeat(5_000),
  '%_'.repeat(300),
  '('.repeat(300),
  'a & b | ! ( : * <->',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const deep = (depth: number): unknown => (depth === 0 ? 0 : [deep(depth - 1)]);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, 2 ** 53, -(2 ** 31) - 1, [], {}, [null], [[]], deep(500)),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant(JSON.parse('{"__proto__":{"role":"admin"},"constructor":1}')),
);

/** What makes a value one that leads on, where a schema alone would let a made-up one fail early. */
export interface Hints {
  resolve: (ref: string) => Schema;
  /** By the names of fields and parameters. */
  known: Readonly<Record<string, readonly unknown[]>>;
}

const DEEPEST = 10;

/** Values that a schema describes, most of them; some with a part that it does not. */
export function valueOf(schema: Schema | boolean, hints: Hints, depth = 0): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean' || depth > DEEPEST) return hostileValue;
  return fc.oneof(
    { weight: 15, arbitrary: soundValueOf(schema, hints, depth + 1) },
    { weight: 1, arbitrary: hostileValue },
  );
}

function soundValueOf(schema: Schema, hints: Hints, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref) return valueOf(hints.resolve(schema.$ref), hints, depth);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return fc.oneof(...choices.map((each) => valueOf(each, hints, depth)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema, hints, depth);
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((each) => valueOf(each, hints, depth)))
        : fc.array(valueOf(schema.items ?? true, hints, depth), { maxLength: 4 });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: -2, max: 200 });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return hostileValue;
  }
}

function objectOf({ properties = {}, required = [] }: Schema, hints: Hints, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const value = valueOf(schema, hints, depth);
    const known = hints.known[name];
    return [name, known ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, value) : value] as const;
  });
  const described = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  return fc.oneof(
    { weight: 15, arbitrary: described },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) },
    { weight: 1, arbitrary: described.map((value) => ({ ...value, unknown: 1 })) },
  );
}

function textOf({ format, pattern }: Schema): fc.Arbitrary<string> {
  const plain = fc.oneof(
    { weight: 6, arbitrary: fc.constant('Đèn đường tắt') },
    { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 30 }) },
    { weight: 1, arbitrary: hostileText },
  );
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  if (!pattern) return plain;
  try {
    return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(pattern)) }, plain);
  } catch {
    // A pattern that the generator does not know.
    return plain;
  }
}

/** A part of an address: mostly as it should be written, some that no address may hold. */
export function inAddress(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return [...bytes]
    .map((byte) => (SAFE.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : percent(byte)))
    .join('');
}

const SAFE = /^[A-Za-z0-9_-]$/;
const percent = (byte: number) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;

/** What stands in an address as it is. */
export const brokenAddressPart: fc.Arbitrary<string> = fc.constantFrom(
  '%',
  '%zz',
  '%00',
  '%FF',
  '%ED%A0%80',
  '%C0%AF',
  '%2F',
  '%2e%2e',
  '+',
  '&&',
  '=',
  '[]',
);
