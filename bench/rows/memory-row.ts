import { setTimeout as delay } from 'node:timers/promises';
import { openReports } from '../support/open-reports';
import { residentMemory } from '../support/resident-memory';
import type { Row } from '../support/row';

const IDLE_MS = 10_000;
const SAMPLE_MS = 500;

/** Resident memory of the one process that runs API and worker, new at the beginning, with many reports open. */
export const memoryRow: Row = {
  name: 'memory',
  title: 'Memory of API and worker',
  once: true,
  async prepare(context) {
    const { openReports: count } = context.sizes;
    const product = await context.freshProduct();

    const fill = async (): Promise<Record<string, number>> => {
      const { pid } = product.child;
      const idle = residentMemory(pid);
      let peak = idle;
      const sampling = setInterval(() => {
        product.child.assertAlive();
        peak = Math.max(peak, residentMemory(pid));
      }, SAMPLE_MS);
      try {
        await openReports(context, product, count);
        await delay(count < 1_000 ? SAMPLE_MS : IDLE_MS);
      } finally {
        clearInterval(sampling);
      }
      return { idle, open: residentMemory(pid), peak };
    };

    return {
      series: {
        idle: { label: 'before the first report', unit: 'MiB', role: 'product' },
        open: { label: `with ${count} open reports, at rest`, unit: 'MiB', role: 'product' },
        peak: { label: 'highest on the way there', unit: 'MiB', role: 'product' },
      },
      checks: [{ kind: 'limit', label: `${count} open reports`, of: 'open', atMost: 600 }],
      facts: { 'open reports': count },
      steps: [fill],
    };
  },
};
