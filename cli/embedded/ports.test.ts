import { type AddressInfo, createServer } from 'node:net';
import { SetupError } from '../../config/setup-error';
import { assertPortFree, freePort } from './ports';

describe('assertPortFree', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::'])(
    'When a program listens on %s, then it names port, purpose and setting',
    async (host) => {
      const blocker = createServer();
      await new Promise<void>((done) => blocker.listen(0, host, done));
      const { port } = blocker.address() as AddressInfo;
      try {
        const assertion = assertPortFree(port, 'API', 'PORT');
        await expect(assertion).rejects.toThrow(SetupError);
        await expect(assertion).rejects.toThrow(
          `Port ${port} (API) is in use by another program: stop it or set PORT to another port.`,
        );
      } finally {
        blocker.close();
      }
    },
  );

  it('When nobody uses a port, then it says nothing', async () => {
    await expect(assertPortFree(await freePort(), 'API', 'PORT')).resolves.toBeUndefined();
  });
});
