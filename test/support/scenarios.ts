import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { REPORT_QUERY, REPORT_SIGNALS, type AreaOrder, type ReportView } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import type { CommandName, CommandPayloads } from '../../domain/report/commands';
import { eventually } from './eventually';
import type { WorkflowTools } from './workflow-environment';

export const OFFICER: Actor = { role: 'officer', id: 'officer-1', agency: 'hepco' };
export const HEAD: Actor = { role: 'agency_head', id: 'head-1', agency: 'hepco' };
export const OPERATOR: Actor = { role: 'operator', id: 'operator-1' };
export const SUPERVISOR: Actor = { role: 'supervisor', id: 'supervisor-1' };
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

  async 'declined-twice'({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'decline', OFFICER, { reason: 'Không thuộc địa bàn', suggestedAgency: 'huewaco' });
    await act(handle, 'assign', OPERATOR, { agency: 'huewaco' });
    const waterworks: Actor = { role: 'officer', id: 'officer-2', agency: 'huewaco' };
    await act(handle, 'decline', waterworks, { reason: 'Không có đường ống ở đây' });
    await act(handle, 'assign', OPERATOR, { agency: 'hepco' });
    return handle;
  },

  async 'several-agencies'({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    const ward: Actor = { role: 'officer', id: 'officer-3', agency: 'ubnd-thuan-hoa' };
    await act(handle, 'involve', OPERATOR, { agency: 'ubnd-thuan-hoa', reason: 'Phường dọn vỉa hè' });
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'accept', ward, {});
    await act(handle, 'resolve', ward, { result: 'done', answer: 'Đã dọn.' });
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng đèn.' });
    await act(handle, 'rate', CITIZEN, { rating: 'satisfied' });
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
    await act(handle, 'request_extension', OFFICER, { workingDays: 5, reason: 'Vật tư chưa về' });
    await act(handle, 'grant_extension', SUPERVISOR, {});
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

  async appealed({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'reject', OPERATOR, { reason: 'insufficient', explanation: 'Không rõ địa điểm' });
    await act(handle, 'appeal', CITIZEN, { reason: 'Đèn ở trước số 12 Hùng Vương' });
    await act(handle, 'assign', SUPERVISOR, { agency: 'hepco' });
    return handle;
  },

  async refused({ start }) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'reject', OPERATOR, { reason: 'abusive', explanation: 'Nội dung không phù hợp' });
    await handle.result();
    return handle;
  },

  async merged({ world, start }) {
    const { reference: lead } = await start();
    const { handle } = await start();
    await reaches(handle, 'assigned');
    const snapshot = { reference: lead, status: 'in_progress', mergedInto: null, answer: null, refusal: null } as const;
    world.lead = snapshot;
    await act(handle, 'merge', OPERATOR, { into: lead });
    world.lead = { ...snapshot, answer: { agency: 'hepco', result: 'done', answer: 'Đã thay bóng đèn.' } };
    await handle.signal(REPORT_SIGNALS.lead, {});
    await reaches(handle, 'resolved');
    world.lead = snapshot;
    await handle.signal(REPORT_SIGNALS.lead, {});
    await reaches(handle, 'merged');
    await act(handle, 'unmerge', OPERATOR, { reason: 'Hai cột đèn khác nhau' });
    return handle;
  },

  async 'lead-of-others'({ world, start }) {
    world.followers = 2;
    const { handle } = await start();
    await reaches(handle, 'assigned');
    await act(handle, 'accept', OFFICER, {});
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã sửa cả tuyến đường.' });
    await act(handle, 'rate', CITIZEN, { rating: 'satisfied' });
    await handle.result();
    return handle;
  },

  async 'suspended-area'({ start }, env) {
    const { handle } = await start();
    await reaches(handle, 'assigned');
    const until = new Date((await env.currentTimeMs()) + 4 * 86_400_000).toISOString();
    const order: AreaOrder = {
      command: 'suspend_area',
      payload: { suspension: 'bao-so-9', until, reason: 'Bão số 9' },
      actor: SUPERVISOR,
    };
    await handle.signal(REPORT_SIGNALS.area, order);
    await eventually(async () => (await viewOf(handle))?.state.suspension, 'the area is suspended');
    await env.sleep('5 days');
    await act(handle, 'accept', OFFICER, {});
    return handle;
  },

  async 'rules-changed'({ world, start }) {
    const { handle } = await start();
    const { state } = await reaches(handle, 'assigned');
    const dueAt = state.obligations.find(({ kind }) => kind === 'resolution')!.dueAt!;
    const date = new Date(dueAt).toISOString().slice(0, 10);
    const name = { vi: 'Nghỉ bão', en: 'Storm holiday' };
    const days = [...world.calendar.days, { date, kind: 'holiday' as const, name, confirmed: true }];
    world.calendar = { ...world.calendar, version: 'with-a-holiday', days };
    await handle.signal(REPORT_SIGNALS.rules);
    await eventually(async () => (await viewOf(handle))!.state.seq > state.seq, 'the deadlines have moved');
    await handle.signal(REPORT_SIGNALS.record);
    await act(handle, 'accept', OFFICER, {});
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
