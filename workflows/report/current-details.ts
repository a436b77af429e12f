import { OBLIGATION_LABELS } from '../../domain/policy/obligation-labels';
import { nextStep } from '../../domain/report/decide';
import { openObligation, type ReportState } from '../../domain/report/state';
import { STATUS_LABELS } from '../../domain/report/status';

/** What a supervisor reads at the top of a report's page in the Temporal UI (Markdown, local time of the city). */
export function currentDetails(state: ReportState, utcOffsetMinutes: number): string {
  const local = (epochMs: number) =>
    new Date(epochMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const next = nextStep(state);
  const dueAt = openObligation(state, 'resolution')?.dueAt;
  const lines = [
    `**${STATUS_LABELS[state.status].vi}** (${STATUS_LABELS[state.status].en}) · \`${state.reference}\``,
    // Markdown takes no list right behind a paragraph.
    '',
    `- Loại / category: ${state.category ?? '—'} · ưu tiên / priority: ${state.priority}`,
    `- Đơn vị / agency: ${state.agency ?? '—'}`,
  ];
  for (const { agency, status } of state.legs) lines.push(`- Phối hợp / supporting: ${agency} (${status})`);
  if (state.merged) lines.push(`- Gộp vào / merged into: \`${state.merged.into}\``);
  if (state.suspension) lines.push(`- Khu vực tạm ngưng đến / area suspended until: ${local(state.suspension.until)}`);
  for (const { kind, agency } of state.requests) lines.push(`- Chờ duyệt / to be decided: ${kind} (${agency})`);
  if (dueAt) lines.push(`- Hạn xử lý / due: ${local(dueAt)}`);
  if (next) {
    const { vi, en } = OBLIGATION_LABELS[next.obligation.kind];
    const until = next.obligation.dueAt === null ? '' : ` đến / until ${local(next.obligation.dueAt)}`;
    lines.push(`- Đang chờ / waits for: ${vi} (${en})${until}`);
    lines.push(`- Bước tự động kế tiếp / next by itself: \`${next.rung}\` ${local(next.at)}`);
  }
  if (state.escalation) lines.push(`- Đã báo lên / escalated: \`${state.escalation}\``);
  return lines.join('\n');
}
