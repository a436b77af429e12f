import type { Bilingual } from '../city/city-data';
import type { ObligationKind } from './policy';

/** What is waited for, in the words that people see. */
export const OBLIGATION_LABELS: Readonly<Record<ObligationKind, Bilingual>> = {
  triage: { vi: 'phân loại', en: 'sorting by an operator' },
  acceptance: { vi: 'đơn vị tiếp nhận', en: 'acceptance by the agency' },
  resolution: { vi: 'đơn vị xử lý', en: 'the agency’s result' },
  information: { vi: 'người dân bổ sung thông tin', en: 'information from the citizen' },
  hold: { vi: 'hết thời gian tạm dừng', en: 'the end of the hold' },
  decision: { vi: 'duyệt đề nghị của đơn vị', en: 'a decision on the agency’s request' },
  feedback: { vi: 'người dân đánh giá', en: 'the citizen’s rating' },
  appeal: { vi: 'hết thời hạn đề nghị xem xét lại', en: 'the time for an appeal' },
  merge: { vi: 'kết quả của phản ánh chính', en: 'the result of the lead report' },
  suspension: { vi: 'khu vực hoạt động trở lại', en: 'work in the area to go on' },
};
