import { temporal } from '@temporalio/proto';
import { reportWorkflowId } from '../../contracts/report-workflow';
import { awaitAssigned } from '../support/await-assigned';
import { describe } from '../support/product';
import type { Row } from '../support/row';

/** What a happy life leaves in Temporal: submitted, classified, assigned, accepted, resolved, rated, closed. */
export const historyRow: Row = {
  name: 'history',
  title: 'History of a whole happy life, encrypted',
  async prepare(context) {
    const { db, productClient } = context;
    const product = await context.product();
    let kinds = '';

    const live = async (): Promise<Record<string, number>> => {
      const { reference, accessToken } = await product.submit();
      await awaitAssigned(db, [reference]);
      const { agency }: { agency: string } = await db('report').where({ reference }).first('agency');
      const officer = { Authorization: `Bearer ${await context.officerToken(agency)}` };
      const act = async (command: string, payload: unknown, headers: Record<string, string>): Promise<void> => {
        const answer = await product.http.post(`/api/v1/reports/${reference}/actions/${command}`, payload, headers);
        if (answer.status !== 200) throw new Error(`${command} was refused: ${describe(answer)}`);
      };
      await act('accept', {}, officer);
      await act('resolve', { result: 'done', answer: 'Đã thay bóng đèn và kiểm tra cả tuyến đường.' }, officer);
      await act('rate', { rating: 'satisfied', comment: 'Sửa nhanh, cảm ơn.' }, { 'X-Access-Token': accessToken });
      const handle = productClient.workflow.getHandle(reportWorkflowId(reference));
      await handle.result();
      const { historyLength, historySize } = await handle.describe();
      const history = await handle.fetchHistory();
      kinds = countKinds(history);
      await product.settled();
      const bytes = temporal.api.history.v1.History.encode(history).finish().length;
      return { events: historyLength, kib: (historySize ?? bytes) / 1024, fetchedKib: bytes / 1024 };
    };
    const first = await live();

    return {
      series: {
        events: { label: 'events', unit: '', role: 'product' },
        kib: { label: "size in the server's books", unit: 'KiB', role: 'product' },
        fetchedKib: { label: 'size as fetched', unit: 'KiB', role: 'product' },
      },
      checks: [
        { kind: 'limit', label: 'events', of: 'events', atMost: 50 },
        { kind: 'limit', label: 'KiB', of: 'kib', atMost: 32 },
      ],
      facts: { 'first life': `${first.events} events`, events: kinds },
      steps: [live],
    };
  },
};

function countKinds(history: temporal.api.history.v1.IHistory): string {
  const counts = new Map<string, number>();
  for (const { eventType } of history.events ?? []) {
    const kind = (temporal.api.enums.v1.EventType[eventType ?? 0] ?? '').replace('EVENT_TYPE_', '').toLowerCase();
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
