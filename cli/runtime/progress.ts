import { MultiBar, Presets } from 'cli-progress';

/** Shows how far a long command is, on stderr: stdout is for its result. */
export interface Progress {
  update(value: number): void;
  /** Prints a line without tearing the bar. */
  say(line: string): void;
  stop(): void;
}

interface Options {
  total: number;
  /** The bar's format, in which cli-progress fills in `{bar}`, `{percentage}`, `{value}`, `{total}` and `{eta_formatted}`. */
  format: string;
  /** The line that takes the bar's place where nobody watches. */
  line: (value: number) => string;
  stream?: NodeJS.WriteStream;
}

/** Lines that a whole run prints where there is no terminal. */
const LINES = 10;

/** A bar on a terminal, about ten plain lines otherwise. */
export function startProgress({ total, format, line, stream = process.stderr }: Options): Progress {
  if (!stream.isTTY) return plainLines(total, line, stream);
  const bars = new MultiBar({ format, stream, hideCursor: true, clearOnComplete: false }, Presets.shades_classic);
  const bar = bars.create(total, 0);
  return {
    update: (value) => bar.update(value),
    say: (text) => bars.log(`${text}\n`),
    stop: () => bars.stop(),
  };
}

function plainLines(total: number, line: (value: number) => string, stream: NodeJS.WriteStream): Progress {
  let shown = 0;
  return {
    update(value) {
      const tenth = Math.floor((value / total) * LINES);
      if (tenth <= shown) return;
      shown = tenth;
      stream.write(`${line(value)}\n`);
    },
    say: (text) => void stream.write(`${text}\n`),
    stop: () => undefined,
  };
}
