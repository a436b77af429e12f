import { rm } from 'node:fs/promises';
import type { EmbeddedPostgres } from '../cli/embedded/embedded-postgres';
import type { EmbeddedTemporal } from '../cli/embedded/embedded-temporal';

export default async function globalTeardown(): Promise<void> {
  const { testServices } = globalThis as unknown as {
    testServices: { folder: string; postgres: EmbeddedPostgres; temporal: EmbeddedTemporal };
  };
  await Promise.all([testServices.temporal.kill(), testServices.postgres.kill()]);
  await rm(testServices.folder, { recursive: true, force: true });
}
