import { join } from 'node:path';
import { Command } from 'commander';
import { issueEmbeddedToken } from '../api/auth/identity-provider';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig, type Config } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import type { Agency } from '../domain/city/city-data';
import { STAFF_ROLES, type Role } from '../domain/report/actor';
import { endWrongUsageWith2 } from './runtime/usage';
import { runCli } from './runtime/run-cli';

const OF_AN_AGENCY: readonly Role[] = ['officer', 'agency_head'];

/** Throws a SetupError where the product does not accept tokens of the embedded identity provider. */
export function assertEmbeddedProvider({ production, settings }: Config): void {
  if (settings.OIDC_ISSUER) {
    throw new SetupError(
      'OIDC_ISSUER is set: get tokens from that identity provider, or unset it to use the embedded one.',
    );
  }
  if (production) {
    throw new SetupError(
      'Production mode accepts no tokens of the embedded identity provider: unset NODE_ENV to try the product.',
    );
  }
}

/** Throws a SetupError that says which agencies there are, the likeliest first. */
export function assertAgency(agencies: readonly Agency[], code: string): void {
  if (agencies.some((agency) => agency.code === code)) return;
  const codes = agencies.map((agency) => agency.code);
  const near = codes.filter((each) => each.includes(code));
  const examples = (near.length > 0 ? near : codes).slice(0, 4).join(', ');
  throw new SetupError(`There is no such agency: use a code of the city's agencies.json, e.g. ${examples}.`);
}

/** Makes a bearer token of the embedded identity provider. Throws a SetupError that says what to do. */
export async function makeToken(
  config: Config,
  agencies: readonly Agency[],
  { role: wanted, agency }: { role: string; agency?: string },
): Promise<string> {
  assertEmbeddedProvider(config);
  const role = STAFF_ROLES.find((each) => each === wanted);
  if (!role) throw new SetupError(`There is no such role: use one of ${STAFF_ROLES.join(', ')}.`);
  if (agency === undefined && OF_AN_AGENCY.includes(role)) {
    throw new SetupError(`The role ${role} belongs to an agency: name it with --agency, e.g. --agency hepco.`);
  }
  if (agency !== undefined) assertAgency(agencies, agency);
  return issueEmbeddedToken(config.dataDir, config.settings.OIDC_AUDIENCE, role, agency);
}

const command = endWrongUsageWith2(new Command('npm run token --'))
  .description('Prints a bearer token of the embedded identity provider, good for eight hours.')
  .requiredOption('--role <role>', STAFF_ROLES.join(', '))
  .option('--agency <code>', 'the agency of an officer or an agency_head')
  .addHelpText(
    'after',
    `
It is good for the installation whose data is in PAHT_DATA_DIR.
  curl -H "Authorization: Bearer $(npm run -s token -- --role officer --agency hepco)" …

Exit codes: 0 printed, 2 a wrong option or setting.`,
  )
  .action(async (options: { role: string; agency?: string }) => {
    const config = loadConfig(process.env);
    const { agencies } = await loadCityData(join(projectFolder(), 'cities', config.settings.PAHT_CITY));
    process.stdout.write(`${await makeToken(config, agencies, options)}\n`);
  });

if (require.main === module) void runCli(command);
