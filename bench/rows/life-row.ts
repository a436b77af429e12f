import { makeHistoryRow } from '../support/make-history-row';

const HOUR_MS = 3_600_000;

/** What a life leaves in Temporal in which much happens; a row that only tells. */
export const lifeRow = makeHistoryRow({
  name: 'life',
  title:
    'History of a life with a request for information, an extension, holds, a rung that fires and a reopening, encrypted',
  checks: [],
  async lead({ agency, act, comesTo }) {
    await act('officer', 'accept', {});
    await act('officer', 'request_information', { question: 'Đèn ở phía nào của giao lộ?' });
    await act('citizen', 'provide_information', { text: 'Phía công viên, đối diện trạm xe buýt.' });
    await act('officer', 'request_extension', { workingDays: 5, reason: 'Phải đặt mua cáp ngầm.' });
    await act('supervisor', 'grant_extension', {});
    await act('agency_head', 'hold', { until: inMs(HOUR_MS), reason: 'Chờ vật tư.' });
    await act('agency_head', 'resume', {});
    // Its end is the rung that fires: the only deadline that is short without another policy.
    await act('agency_head', 'hold', { until: inMs(1_000), reason: 'Chờ xe nâng.' });
    await comesTo('in_progress');
    await act('officer', 'resolve', { result: 'done', answer: 'Đã thay bóng đèn.' });
    await act('citizen', 'rate', { rating: 'dissatisfied', comment: 'Đèn vẫn tắt.', reopen: true });
    await act('operator', 'assign', { agency });
    await act('officer', 'accept', {});
    await act('officer', 'resolve', { result: 'done', answer: 'Đã thay dây và bóng đèn.' });
    await act('citizen', 'rate', { rating: 'satisfied' });
  },
});

function inMs(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toISOString();
}
