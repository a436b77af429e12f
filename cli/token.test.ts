import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedVerifier } from '../api/auth/identity-provider';
import { loadConfig } from '../config/config';
import { hueCityData } from '../test/support/test-city';
import { makeToken } from './token';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-token-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function token(options: { role: string; agency?: string }, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { agencies } = await hueCityData();
  return makeToken(loadConfig({ PAHT_DATA_DIR: folder, ...env }), agencies, options);
}

describe('npm run token', () => {
  it('When the role and agency exist, then the token is the one of that officer for this data folder', async () => {
    const verifier = await createEmbeddedVerifier(folder, 'paht');
    expect(await verifier.verify(await token({ role: 'officer', agency: 'hepco' }))).toMatchObject({
      role: 'officer',
      agency: 'hepco',
    });
    expect(await verifier.verify(await token({ role: 'supervisor' }))).toMatchObject({ role: 'supervisor' });
  });

  it.each([
    [{ role: 'mayor' }, {}, /no such role: use one of operator, officer/],
    [{ role: 'citizen' }, {}, /no such role/],
    [{ role: 'system' }, {}, /no such role/],
    [{ role: 'agency_head' }, {}, /belongs to an agency: name it with --agency/],
    [{ role: 'officer', agency: 'nosuch' }, {}, /no such agency/],
    [{ role: 'operator' }, { OIDC_ISSUER: 'https://id.example.com' }, /OIDC_ISSUER is set/],
    [{ role: 'operator' }, { NODE_ENV: 'production' }, /unset NODE_ENV/],
  ])('When %j is asked for with %j, then it is refused in a sentence', async (options, env, sentence) => {
    await expect(async () => token(options, env as NodeJS.ProcessEnv)).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(sentence),
    });
  });
});
