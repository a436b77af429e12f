import { createServer, connect } from 'node:net';
import { SetupError } from '../../config/setup-error';

const LOOPBACKS = ['127.0.0.1', '::1'];
const handedOut = new Set<number>();

/** A TCP port on 127.0.0.1 that nobody uses now; never the same one twice in a process. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (!handedOut.has(port)) {
      handedOut.add(port);
      return port;
    }
  }
}

/** Whether a program could listen on this port of 127.0.0.1 now. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await portProblem(port)) === undefined;
}

/**
 * Throws a SetupError which names the port's purpose and the setting that moves it, unless the port is free.
 * @param what what the port is for, as the person at the terminal knows it: "API", "Temporal"
 * @param setting the environment variable that sets another port
 */
export async function assertPortFree(port: number, what: string, setting: string): Promise<void> {
  const problem = await portProblem(port);
  if (problem === 'busy') {
    throw new SetupError(
      `Port ${port} (${what}) is in use by another program: stop it or set ${setting} to another port.`,
    );
  }
  if (problem === 'forbidden') {
    throw new SetupError(`Port ${port} (${what}) may not be opened by this user: set ${setting} to a port above 1023.`);
  }
}

async function portProblem(port: number): Promise<'busy' | 'forbidden' | undefined> {
  // Connecting first: on macOS a bind to 127.0.0.1 succeeds although another program listens on all addresses.
  for (const host of LOOPBACKS) if (await accepts(host, port)) return 'busy';
  try {
    await listenOnce(port);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'forbidden' : 'busy';
  }
}

/** Whether something accepts TCP connections at this address. */
export function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => settle(true));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
