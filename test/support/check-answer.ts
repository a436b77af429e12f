import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { OPERATIONS } from '../../contracts/api/operations';
import { buildDocument } from '../../api/openapi/build-document';

interface Described {
  responses: Record<string, { content?: Record<string, { schema: object }> } | undefined>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const document = buildDocument(OPERATIONS, { publicUrl: 'http://paht.test', version: '0' });
const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  parameters: path.split('{').length,
  path,
  methods: methods as Record<string, Described | undefined>,
}));
// What names more of its path comes first: `/reports/{reference}` is not `/reports/recent`.
paths.sort((one, other) => one.parameters - other.parameters);
ajv.addSchema({ $id: 'http://paht.test/document', components: document.components });
const validators = new Map<string, ValidateFunction>();

/** Throws when an answer of the API is not one that its OpenAPI document describes. */
export function checkAnswer(
  method: string,
  path: string,
  { status, contentType, text }: { status: number; contentType: string; text: string },
): void {
  const [plain] = path.split('?');
  if (!plain!.startsWith('/api/v1/') || plain === '/api/v1/openapi.json') return;
  const found = paths.find(({ pattern }) => pattern.test(plain!));
  const described = found?.methods[method.toLowerCase() === 'head' ? 'get' : method.toLowerCase()];
  // What is no operation is answered by a problem, and by nothing else.
  if (!found || !described) {
    if (status === 204 && method === 'OPTIONS') return;
    if (status !== 404 && status !== 405 && status < 500) {
      throw new Error(`${method} ${plain} answers ${status} and is not in the OpenAPI document`);
    }
    return;
  }
  const response = described.responses[status];
  const where = `${method} ${found.path} → ${status}`;
  if (!response) throw new Error(`${where} is not in the OpenAPI document: ${text.slice(0, 300)}`);
  const type = contentType.split(';')[0]!;
  if (response.content === undefined) {
    if (text !== '') throw new Error(`${where} has a body that the OpenAPI document does not know`);
    return;
  }
  const media = response.content[type];
  if (!media) throw new Error(`${where} is ${type}, which is not in the OpenAPI document`);
  if (!/json$/.test(type) || method === 'HEAD') return;
  const validate = validatorOf(`${where} ${type}`, media.schema);
  if (!validate(JSON.parse(text))) {
    throw new Error(
      `${where} is not as the OpenAPI document says: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 500)}`,
    );
  }
}

function validatorOf(key: string, schema: object): ValidateFunction {
  let validate = validators.get(key);
  if (!validate) {
    const absolute = JSON.stringify(schema).replaceAll('"#/components/', '"http://paht.test/document#/components/');
    validate = ajv.compile(JSON.parse(absolute) as object);
    validators.set(key, validate);
  }
  return validate;
}
