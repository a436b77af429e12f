import type { Bilingual } from '../city/city-data';

/** Why a command was refused, in words fit for a person. */
export interface Rejection {
  code: RejectionCode;
  message: Bilingual;
}

const MESSAGES = {
  state_forbids: {
    vi: 'Phản ánh đang ở trạng thái không cho phép thao tác này.',
    en: 'The report is in a state that does not allow this action.',
  },
  role_forbids: {
    vi: 'Vai trò của bạn không được thực hiện thao tác này.',
    en: 'Your role may not take this action.',
  },
  other_agency: {
    vi: 'Phản ánh này do đơn vị khác xử lý.',
    en: 'Another agency is handling this report.',
  },
  unknown_agency: {
    vi: 'Không có đơn vị này hoặc đơn vị đã ngừng hoạt động.',
    en: 'There is no such agency, or it is no longer active.',
  },
  unknown_category: { vi: 'Không có loại phản ánh này.', en: 'There is no such category.' },
  same_agency: {
    vi: 'Phản ánh đã ở đơn vị này.',
    en: 'The report is with this agency already.',
  },
  category_needed: {
    vi: 'Cần chọn loại phản ánh trước khi chuyển xử lý.',
    en: 'The report needs a category before it can be assigned.',
  },
  until_must_be_later: {
    vi: 'Thời điểm tạm dừng đến phải ở tương lai.',
    en: 'The hold must end in the future.',
  },
  until_too_far: {
    vi: 'Thời gian tạm dừng dài hơn mức cho phép.',
    en: 'The hold would be longer than is allowed.',
  },
  reopen_needs_dissatisfied: {
    vi: 'Chỉ có thể yêu cầu xử lý lại khi bạn không hài lòng với kết quả.',
    en: 'A report can be reopened only when you are dissatisfied with its result.',
  },
  reopen_limit: {
    vi: 'Phản ánh này đã được xử lý lại đủ số lần cho phép.',
    en: 'This report has been reopened as often as is allowed.',
  },
} as const satisfies Record<string, Bilingual>;

export type RejectionCode = keyof typeof MESSAGES;

export function rejection(code: RejectionCode): Rejection {
  return { code, message: MESSAGES[code] };
}
