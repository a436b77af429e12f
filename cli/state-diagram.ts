import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stateDiagram } from '../domain/report/state-diagram';

/** Writes the state diagram of the transition table into docs/process.md. */
const page = resolve(__dirname, '../docs/process.md');
const between = /(<!-- state-diagram -->)[^]*(<!-- \/state-diagram -->)/;
const block = ['```mermaid', stateDiagram(), '```'].join('\n');
writeFileSync(page, readFileSync(page, 'utf8').replace(between, `$1\n\n${block}\n\n$2`));
