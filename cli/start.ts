import { Command } from 'commander';
import { describeConfig, listSettings, loadConfig } from '../config/config';
import { createLogger } from '../config/logger';
import { runCli } from './runtime/run-cli';

/** `npm start`: everything on one machine, or the part that PAHT_ROLE names. Ends with Ctrl-C or SIGTERM. */
async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({
    level: config.settings.LOG_LEVEL,
    pretty: !config.production && process.stdout.isTTY === true,
  });
  logger.debug(describeConfig(config), 'Settings');

  const stopRequested = new Promise<{ asked: true; why: string }>((resolve) => {
    for (const why of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(why, () => resolve({ asked: true, why }));
  });

  // Loaded only now: a wrong setting is told at once, not after seconds of loading Temporal's SDK.
  const { startInstallation } = await import('./runtime/installation.js');
  // A Ctrl-C while it starts waits for the start, which takes seconds, and then stops all that it started.
  const installation = await startInstallation(config, logger);
  if (config.production) logger.info({ places: installation.places }, 'paht is up');
  else process.stdout.write(welcome(installation.places));

  const ended = installation.failed.then((name) => ({ asked: false, why: `${name} has ended by itself` }));
  const { asked, why } = await Promise.race([stopRequested, ended]);
  logger[asked ? 'info' : 'error'](`${why}: stopping`);
  await installation.stop();
  logger.info('Stopped');
  if (!asked) process.exitCode = 1;
}

function welcome(places: string[]): string {
  return `\npaht is up\n\n${places.map((place) => `  ${place}`).join('\n')}\n\n  Ctrl-C stops it.\n\n`;
}

const command = new Command('npm start')
  .description('Starts paht: embedded Postgres and Temporal where none is configured, worker, API and web.')
  .addHelpText('after', () => {
    const rows = listSettings().map(
      ({ name, default: value, meaning }) => `  ${name.padEnd(24)}${value.padEnd(26)}${meaning}`,
    );
    return `\nSettings (environment variables):\n${rows.join('\n')}\n`;
  })
  .action(start);

void runCli(command);
