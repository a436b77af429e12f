import { SingleBar } from 'cli-progress';

/** Tells on stderr how far the run is, so that stdout holds nothing but the result. */
export interface Progress {
  say(line: string): void;
  /** A bar for one long piece of work. */
  bar(label: string, total: number): { at(done: number): void; end(): void };
}

export function createProgress(): Progress {
  return {
    say: (line) => void process.stderr.write(`${line}\n`),
    bar(label, total) {
      const bar = new SingleBar({
        format: `  ${label} [{bar}] {value}/{total}, {eta_formatted} left`,
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 15_000,
        etaBuffer: 100,
      });
      bar.start(total, 0);
      return { at: (done) => bar.update(done), end: () => bar.stop() };
    },
  };
}
