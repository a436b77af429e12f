import { makeHistoryRow } from '../support/make-history-row';

/** What a happy life leaves in Temporal: submitted, classified, assigned, accepted, resolved, rated, closed. */
export const historyRow = makeHistoryRow({
  name: 'history',
  title: 'History of a whole happy life, encrypted',
  checks: [
    { kind: 'limit', label: 'events', of: 'events', atMost: 50 },
    { kind: 'limit', label: 'KiB', of: 'kib', atMost: 32 },
  ],
  async lead({ act }) {
    await act('officer', 'accept', {});
    await act('officer', 'resolve', { result: 'done', answer: 'Đã thay bóng đèn và kiểm tra cả tuyến đường.' });
    await act('citizen', 'rate', { rating: 'satisfied', comment: 'Sửa nhanh, cảm ơn.' });
  },
});
