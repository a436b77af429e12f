import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OBLIGATION_LABELS } from '../policy/obligation-labels';
import { stateDiagram } from './state-diagram';
import { STATUSES } from './status';
import { COMMAND_NAMES, TRANSITIONS } from './transitions';

const page = readFileSync(resolve(__dirname, '../../docs/process.md'), 'utf8');

describe('docs/process.md', () => {
  it('When the table changes, then the page has its diagram; npx tsx cli/state-diagram.ts writes it', () => {
    const block = /<!-- state-diagram -->\s*```mermaid\n([^]*?)\n```\s*<!-- \/state-diagram -->/.exec(page)?.[1];
    expect(block).toBe(stateDiagram());
  });

  it('When there is a command or an obligation, then the page explains it', () => {
    for (const name of [...COMMAND_NAMES, ...Object.keys(OBLIGATION_LABELS)]) expect(page).toContain(`\`${name}\``);
  });
});

describe('the diagram', () => {
  it('When a command moves a report, then it is on an arrow, and each state is reached and left', () => {
    const diagram = stateDiagram();
    for (const name of COMMAND_NAMES) {
      const drawn = new RegExp(`: (?:.* / )?${name}(?: / |$)`, 'm').test(diagram);
      expect([name, drawn]).toEqual([name, TRANSITIONS[name].to !== 'unchanged']);
    }
    for (const status of STATUSES) {
      expect(diagram).toContain(`--> ${status}:`);
      expect(diagram).toContain(`    ${status} -->`);
    }
  });
});
