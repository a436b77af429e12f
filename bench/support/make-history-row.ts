import { beginLife, type LifeHistory, type ReportLife } from './report-life';
import type { Check, Row } from './row';

interface Life {
  name: string;
  title: string;
  checks: Check[];
  /** Leads an assigned report to its end. */
  lead: (life: ReportLife) => Promise<void>;
}

/** A row that tells what a life leaves in Temporal; `events`, `kib` and `fetchedKib` are its series. */
export function makeHistoryRow({ name, title, checks, lead }: Life): Row {
  return {
    name,
    title,
    async prepare(context) {
      const product = await context.product();
      const live = async (): Promise<LifeHistory> => {
        const life = await beginLife(context, product);
        await lead(life);
        return life.history();
      };
      const first = await live();
      return {
        series: {
          events: { label: 'events', unit: '', role: 'product' },
          kib: { label: "size in the server's books", unit: 'KiB', role: 'product' },
          fetchedKib: { label: 'size as fetched', unit: 'KiB', role: 'product' },
        },
        checks,
        facts: { 'first life': `${first.events} events: ${first.kinds}` },
        steps: [
          async () => {
            const { events, kib, fetchedKib } = await live();
            return { events, kib, fetchedKib };
          },
        ],
      };
    },
  };
}
