import { Command } from 'commander';
import { describeConfig, listSettings, loadConfig } from '../config/config';
import { createLogger } from '../config/logger';
import type { Installation } from './runtime/installation';
import { runCli } from './runtime/run-cli';

/** `npm start`: everything on one machine, or the part that PAHT_ROLE names. Ends with Ctrl-C or SIGTERM. */
async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({
    level: config.settings.LOG_LEVEL,
    pretty: !config.production && process.stdout.isTTY === true,
  });
  logger.debug(describeConfig(config), 'Settings');

  let installation: Installation | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (why: string): Promise<void> => {
    stopping ??= (async () => {
      logger.info(`${why}: stopping`);
      await installation?.stop();
      logger.info('Stopped');
    })();
    return stopping;
  };
  const stopRequested = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
  });

  // Loaded only now: a wrong setting is told at once, not after seconds of loading Temporal's SDK.
  const { startInstallation } = await import('./runtime/installation');
  const starting = startInstallation(config, logger);
  // A Ctrl-C while it starts waits for the start, which takes seconds, and then stops all that it started.
  installation = await starting;
  logger.info(`paht is up\n\n${installation.places.map((place) => `  ${place}`).join('\n')}\n\n  Ctrl-C stops it.\n`);

  const failed = installation.failed.then((name) => `${name} has ended by itself`);
  const why = await Promise.race([stopRequested, failed]);
  if (why.startsWith('SIG')) {
    await stop(why);
    return;
  }
  logger.error(why);
  process.exitCode = 1;
  await stop(why);
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
