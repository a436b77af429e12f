import type { Command } from 'commander';
import { SetupError } from '../../config/setup-error';

/**
 * Runs a command line. What the person at the terminal can mend is said in one sentence, exit code 2; anything else is a
 * fault of ours and shows its stack, exit code 1.
 */
export async function runCli(command: Command): Promise<void> {
  try {
    await command.parseAsync();
    process.exitCode ??= 0;
  } catch (error) {
    process.exitCode = error instanceof SetupError ? 2 : 1;
    process.stderr.write(`${error instanceof SetupError ? error.message : (error as Error).stack}\n`);
  }
  // Timers and sockets of libraries must not keep a finished command alive.
  process.exit();
}
