import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../config/project-folder';

describe('types of the web’s client', () => {
  it('When the API has changed, then they were made anew (npm run generate-client)', () => {
    const arguments_ = ['--import', 'tsx', 'cli/generate-client.ts', '--print'];
    const current = execFileSync(process.execPath, arguments_, { cwd: projectFolder(), maxBuffer: 2 ** 24 });
    expect(readFileSync(join(projectFolder(), 'web/api/schema.d.ts'), 'utf8')).toBe(current.toString());
  });
});
