import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { REPORT_QUERY, type ReportView } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import type { CommandName, CommandPayloads } from '../../domain/report/commands';
import { eventually } from './eventually';
import type { WorkflowTools } from './workflow-environment';

export const OFFICER: Actor = { role: 'officer', id: 'officer-1', agency: 'hepco' };
export const HEAD: Actor = { role: 'agency_head', id: 'head-1', agency: 'hepco' };
export const OPERATOR: Actor = { role: 'operator', id: 'operator-1' };
export const CITIZEN: Actor = { role: 'citizen' };

export async function act<Name extends CommandName>(
  handle: WorkflowHandle,
  command: Name,
  actor: Actor,
  payload: CommandPayloads[Name],
): Promise<ReportView> {
  return handle.executeUpdate(command, { args: [{ actor, payload }] });
}

export async function viewOf(handle: WorkflowHandle): Promise<ReportView | null> {
  return handle.query<ReportView | null>(REPORT_QUERY);
}

export async function reaches(handle: WorkflowHandle, status: string): Promise<ReportView> {
  return eventually(async () => {
    const view = await viewOf(handle);
    return view?.state.status === status && view;
  }, `the report is ${status}`);
}

type Scenario = (tools: WorkflowTools, env: TestWorkflowEnvironment) => Promise<WorkflowHandleWithFirstExecutionRunId>;

/** Lives whose histories are kept and replayed, each through another part of the workflow's code. */
export const SCENARIOS: Record<string, Scenario> = {
  async happy({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng đèn.' });
    await act(handle, 'rate', CITIZEN, { rating: 'satisfied' });
    await handle.result();
    return handle;
  },

  async triage({ world, start }) {
    world.classification = new Error('The model is broken');
    const { handle } = await start();
    await reaches(handle, 'triage');
    await act(handle, 'classify', OPERATOR, { category: 'electricity_lighting' });
    await act(handle, 'decline', OFFICER, { reason: 'Không thuộc địa bàn', suggestedAgency: 'huewaco' });
    await act(handle, 'assign', OPERATOR, { agency: 'huewaco' });
    await act(handle, 'withdraw', CITIZEN, {});
    await handle.result();
    return handle;
  },

  async escalated({ start }, env) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await env.sleep('60 days');
    await act(handle, 'accept', OFFICER, {});
    return handle;
  },

  async paused({ start }, env) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'request_information', OFFICER, { question: 'Trụ số mấy?' });
    await env.sleep('2 days');
    await act(handle, 'provide_information', CITIZEN, { text: 'Trụ số 12.' });
    const until = new Date((await env.currentTimeMs()) + 10 * 86_400_000).toISOString();
    await act(handle, 'hold', HEAD, { until, reason: 'Chờ vật tư' });
    await env.sleep('3 days');
    await act(handle, 'resume', HEAD, {});
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã xong.' });
    await act(handle, 'return', OPERATOR, { reason: 'Chưa trả lời đúng nội dung' });
    return handle;
  },

  async reopened({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã xong.' });
    await act(handle, 'rate', CITIZEN, { rating: 'dissatisfied', comment: 'Vẫn tối', reopen: true });
    await act(handle, 'assign', OPERATOR, { agency: 'hepco' });
    return handle;
  },

  async unrated({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'resolve', OFFICER, { result: 'planned', answer: 'Đưa vào kế hoạch quý tới.' });
    await handle.result();
    return handle;
  },

  async 'continued-as-new'({ start }) {
    const { handle } = await start({ historyLimit: 12 });
    await reaches(handle, 'assigned');
    for (let i = 0; i < 4; i++) await act(handle, 'note', OFFICER, { text: `Ghi chú ${i}` });
    return handle;
  },
};
