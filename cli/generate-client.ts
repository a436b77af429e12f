import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { buildDocument } from '../api/openapi/build-document';
import { projectFolder } from '../config/project-folder';
import { OPERATIONS } from '../contracts/api/operations';

const HEAD = '// Made by `npm run generate-client` from the OpenAPI document. Do not edit.\n\n';

/** `npm run generate-client`: writes the types of the web's client of the API, or prints them for who compares. */
async function generateClient(): Promise<void> {
  const document = buildDocument(OPERATIONS, { publicUrl: 'http://localhost:3000', version: '1.0.0' });
  const types = HEAD + astToString(await openapiTypescript(document as OpenAPI3));
  if (process.argv.includes('--print')) process.stdout.write(types);
  else writeFileSync(join(projectFolder(), 'web/api/schema.d.ts'), types);
}

void generateClient();
