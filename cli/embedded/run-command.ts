import { spawn } from 'node:child_process';

/** How a command ended. */
export interface CommandResult {
  /** Undefined when it was not found, was ended by a signal or ran out of time. */
  code: number | undefined;
  output: string;
  /** Why there is no code. */
  problem?: string;
}

/** Limits and surroundings of a command. */
export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  timeoutMs: number;
  /** Asked every second: a text ends the command, with this text as the reason. */
  giveUp?: () => string | undefined;
}

/** Runs a command to its end within a limit of time; what it started ends with it. It never throws. */
export function runCommand(file: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    let problem: string | undefined;
    const { env, cwd } = options;
    const child = spawn(file, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const end = (reason: string) => {
      problem = reason;
      try {
        // The whole group: pip and the SDK start programs of their own.
        process.kill(process.platform === 'win32' ? child.pid! : -child.pid!, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    };
    const limit = setTimeout(() => end(`no answer within ${options.timeoutMs / 1000} s`), options.timeoutMs);
    const watch = setInterval(() => {
      const reason = options.giveUp?.();
      if (reason) end(reason);
    }, 1_000);
    const done = (code: number | null) => {
      clearTimeout(limit);
      clearInterval(watch);
      resolve({ code: code ?? undefined, output, problem });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      problem = error.code === 'ENOENT' ? `${file} is not installed` : error.message;
      done(null);
    });
    child.once('close', done);
  });
}

/** One short line for the person at the terminal out of a failed command's output. */
export function reasonOf(result: CommandResult): string {
  if (result.problem) return result.problem;
  const lines = result.output.split('\n').filter((line) => line.trim());
  const line = lines.findLast((each) => /\berror\b/i.test(each)) ?? lines.at(-1) ?? `it ended with code ${result.code}`;
  const short = line.replace(/\(?\bhttps?:\/\/[^\s)]+\)?/g, '…').trim();
  return short.length > 160 ? `${short.slice(0, 60)} … ${short.slice(-90)}` : short;
}
