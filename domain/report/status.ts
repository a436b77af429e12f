import type { Bilingual } from '../city/city-data';

/** The states of a report, in the order of a usual life, with the words people see. */
export const STATUS_LABELS = {
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  triage: { vi: 'Chờ phân loại', en: 'Being sorted' },
  assigned: { vi: 'Đã chuyển xử lý', en: 'Passed to the agency' },
  in_progress: { vi: 'Đang xử lý', en: 'In progress' },
  awaiting_citizen: { vi: 'Chờ bổ sung', en: 'Waiting for information' },
  on_hold: { vi: 'Tạm dừng', en: 'On hold' },
  resolved: { vi: 'Đã xử lý', en: 'Handled' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
  rejected: { vi: 'Từ chối', en: 'Not accepted' },
  merged: { vi: 'Gộp', en: 'Merged' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
} as const satisfies Record<string, Bilingual>;

export type Status = keyof typeof STATUS_LABELS;

export const STATUSES = Object.keys(STATUS_LABELS) as Status[];

const TERMINAL: readonly Status[] = ['closed', 'withdrawn'];

/**
 * Whether nothing leads out of a state. A rejected report has ended too, but only when nothing can be said against it any
 * more (`hasEnded` of a state).
 */
export function isTerminal(status: Status): boolean {
  return TERMINAL.includes(status);
}
