// Reads an OpenAPI document from stdin and prints what two independent validators have against it, as JSON. A process of
// its own, because both are ES modules, which Jest's module system cannot require on Node 20.
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';

const source = await text(process.stdin);
const { valid, errors } = await new Validator().validate(JSON.parse(source));
const config = await createConfig({ extends: ['spec'] });
const problems = await lintFromString({ source, config });
process.stdout.write(
  JSON.stringify({
    schema: valid ? [] : errors,
    redocly: problems.map(({ message, location }) => `${message} ${location[0]?.pointer ?? ''}`),
  }),
);
