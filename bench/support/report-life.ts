import { temporal } from '@temporalio/proto';
import { reportWorkflowId } from '../../contracts/report-workflow';
import type { Role } from '../../domain/report/actor';
import type { CommandName, CommandPayloads } from '../../domain/report/commands';
import type { Status } from '../../domain/report/status';
import type { BenchContext } from './bench-context';
import { agencyOf, openReports } from './open-reports';
import { describe, type Product } from './product';
import { until } from './until';

/** One report that is led through its life over HTTP. */
export interface ReportLife {
  /** The agency that it was assigned to. */
  agency: string;
  /** Takes a command in a role, of the report's own agency where the role has one, and throws when it is refused. */
  act: <Name extends CommandName>(role: Role, command: Name, payload: CommandPayloads[Name]) => Promise<void>;
  /** Waits until the report has come into a status by itself. */
  comesTo: (status: Status) => Promise<void>;
  /** What Temporal keeps of it, now that it has ended. */
  history: () => Promise<LifeHistory>;
}

export interface LifeHistory {
  events: number;
  /** Size in the server's books. */
  kib: number;
  fetchedKib: number;
  /** How many events there are of each kind. */
  kinds: string;
}

/** Submits a report and waits until it is assigned. */
export async function beginLife(context: BenchContext, product: Product): Promise<ReportLife> {
  const { db, productClient } = context;
  const [accepted] = await openReports(context, product, 1);
  const { reference, accessToken } = accepted!;
  const agency = await agencyOf(db, reference);
  const headersOf = async (role: Role): Promise<Record<string, string>> => {
    if (role === 'citizen') return { 'X-Access-Token': accessToken };
    const own = role === 'officer' || role === 'agency_head';
    return { Authorization: `Bearer ${await (own ? context.token(role, agency) : context.token(role))}` };
  };
  return {
    agency,
    async act(role, command, payload) {
      const path = `/api/v1/reports/${reference}/actions/${command}`;
      const answer = await product.http.post(path, payload, await headersOf(role));
      if (answer.status !== 200) throw new Error(`${command} was refused: ${describe(answer)}`);
    },
    async comesTo(status) {
      await until(`the report is ${status}`, async () => {
        const row: { status: Status } = await db('report').where({ reference }).first('status');
        return row.status === status;
      });
    },
    async history() {
      const handle = productClient.workflow.getHandle(reportWorkflowId(reference));
      await handle.result();
      const { historyLength, historySize } = await handle.describe();
      const history = await handle.fetchHistory();
      await product.settled();
      const bytes = temporal.api.history.v1.History.encode(history).finish().length;
      return {
        events: historyLength,
        kib: (historySize ?? bytes) / 1024,
        fetchedKib: bytes / 1024,
        kinds: countKinds(history),
      };
    },
  };
}

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
