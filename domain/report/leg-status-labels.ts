import type { Bilingual } from '../city/city-data';
import type { LegStatus } from './leg';

/** Where a supporting agency's part stands, in the words people see. */
export const LEG_STATUS_LABELS: Readonly<Record<LegStatus, Bilingual>> = {
  assigned: { vi: 'Chờ tiếp nhận', en: 'Not taken on yet' },
  in_progress: { vi: 'Đang phối hợp', en: 'Working on its part' },
  answered: { vi: 'Đã trả lời', en: 'Has answered' },
  declined: { vi: 'Đã trả lại', en: 'Declined' },
  released: { vi: 'Đã kết thúc phối hợp', en: 'No longer involved' },
};
