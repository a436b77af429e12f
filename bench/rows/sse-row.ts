import { openIdleStreams } from '../support/idle-streams';
import { inParallel, ratePerSecond } from '../support/in-parallel';
import type { Row } from '../support/row';

const WARM_UP = 30;

/** Accepting alone, without a worker, so that the streams are idle: once as it is, and once with many streams open beside it. */
export const sseRow: Row = {
  name: 'sse',
  title: 'Intake beside idle event streams: reports accepted per second',
  async prepare({ sizes: { clients, intakeReports, idleStreams }, intakeApi }) {
    const api = await intakeApi();
    await inParallel(clients, WARM_UP, () => api.submit());
    return {
      series: {
        alone: { label: 'POST /reports', unit: '/s', role: 'baseline' },
        beside: { label: `POST /reports, ${idleStreams} streams open`, unit: '/s', role: 'product' },
      },
      checks: [{ kind: 'ratio', label: 'with streams', of: 'beside', over: 'alone', atLeast: 0.9 }],
      facts: { reports: intakeReports, clients, streams: idleStreams },
      steps: [
        async () => ({ alone: await ratePerSecond(clients, intakeReports, () => api.submit()) }),
        async () => {
          const streams = await openIdleStreams(api.baseUrl, idleStreams);
          const beside = await ratePerSecond(clients, intakeReports, () => api.submit());
          if (streams.lost() > 0) throw new Error(`${streams.lost()} streams have ended meanwhile`);
          streams.close();
          return { beside };
        },
      ],
    };
  },
};
