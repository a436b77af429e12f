import type { Bilingual } from '../city/city-data';

/** Why a command was refused, in words fit for a person. */
export interface Rejection {
  code: RejectionCode;
  message: Bilingual;
}

const MESSAGES = {
  has_changed: {
    vi: 'Phản ánh đã thay đổi sau khi bạn xem; hãy xem lại rồi quyết định.',
    en: 'The report has changed since you saw it; look again, then decide.',
  },
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
  not_a_repeat: {
    vi: 'Phản ánh này không được liên kết với phản ánh đã trả lời nào.',
    en: 'This report is linked to no earlier case.',
  },
  unknown_category: { vi: 'Không có loại phản ánh này.', en: 'There is no such category.' },
  unknown_subcategory: {
    vi: 'Loại phản ánh này không có tiểu loại như vậy.',
    en: 'This category has no such sub-category.',
  },
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
  another_reviewer: {
    vi: 'Người dân không đồng ý với quyết định của bạn, nên người khác phải xem xét lại.',
    en: 'The citizen objected to what you decided, so somebody else must look at it again.',
  },
  no_lead_agency: {
    vi: 'Phản ánh chưa có đơn vị chủ trì.',
    en: 'No agency leads this report yet.',
  },
  not_involved: {
    vi: 'Không có đơn vị nào như vậy đang phối hợp xử lý.',
    en: 'No such agency is supporting this report.',
  },
  too_many_agencies: {
    vi: 'Phản ánh đã có quá nhiều đơn vị phối hợp.',
    en: 'Too many agencies support this report already.',
  },
  too_many_followers: {
    vi: 'Phản ánh này đã có quá nhiều người theo dõi qua thư điện tử.',
    en: 'Too many people follow this report by e-mail already.',
  },
  parts_unanswered: {
    vi: 'Còn đơn vị phối hợp chưa trả lời phần việc của mình.',
    en: 'A supporting agency has not answered its part yet.',
  },
  declined_before: {
    vi: 'Đơn vị này đã trả lại phản ánh; hãy trả lại trung tâm để quyết định.',
    en: 'That agency has declined this report before; decline it, so that the centre decides.',
  },
  transfer_limit: {
    vi: 'Các đơn vị đã chuyển phản ánh này đủ số lần cho phép; hãy trả lại trung tâm để quyết định.',
    en: 'Agencies have passed this report on as often as is allowed; decline it, so that the centre decides.',
  },
  nothing_requested: {
    vi: 'Không có đề nghị nào đang chờ quyết định.',
    en: 'No request is waiting for a decision.',
  },
  already_requested: {
    vi: 'Đã có một đề nghị như vậy đang chờ quyết định.',
    en: 'Such a request is waiting for a decision already.',
  },
  extension_limit: {
    vi: 'Thời hạn của phản ánh này đã được gia hạn đủ số lần cho phép.',
    en: 'The time for this report has been extended as often as is allowed.',
  },
  extension_too_long: {
    vi: 'Tổng thời gian gia hạn sẽ dài hơn mức cho phép.',
    en: 'The extensions together would be longer than is allowed.',
  },
  appealed_before: {
    vi: 'Chỉ có thể đề nghị xem xét lại một lần và trong thời hạn.',
    en: 'An appeal is possible once, and in time.',
  },
  own_report: {
    vi: 'Không thể gộp phản ánh vào chính nó.',
    en: 'A report cannot be merged into itself.',
  },
  unknown_report: { vi: 'Không có phản ánh mang mã này.', en: 'There is no report with this reference.' },
  lead_is_merged: {
    vi: 'Phản ánh kia đã được gộp vào phản ánh khác; hãy gộp vào phản ánh chính.',
    en: 'That report has been merged itself; merge into the report that it follows.',
  },
  lead_has_ended: {
    vi: 'Phản ánh kia đã kết thúc mà không có kết quả.',
    en: 'That report has ended without a result.',
  },
  follows_another: {
    vi: 'Phản ánh này theo kết quả của phản ánh chính; hãy thao tác trên phản ánh chính.',
    en: 'This report has the result of its lead report; act on that one.',
  },
  not_merged: { vi: 'Phản ánh này không được gộp.', en: 'This report is not merged.' },
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
