import type { Priority } from '../city/city-data';

/** The codes with which an agency says how a report ended. */
export const RESULT_LABELS = {
  done: { vi: 'Đã xử lý xong', en: 'Dealt with' },
  warned: { vi: 'Đã nhắc nhở, lập biên bản', en: 'Those responsible were warned' },
  planned: { vi: 'Đã ghi nhận, đưa vào kế hoạch', en: 'Noted and planned' },
  referred: { vi: 'Đã chuyển cơ quan có thẩm quyền', en: 'Passed to the body in charge' },
  not_found: { vi: 'Kiểm tra không thấy hiện trạng như phản ánh', en: 'Not found on inspection' },
  already_answered: { vi: 'Đã trả lời trước đó', en: 'Answered before' },
  beyond_agency: { vi: 'Nguyên nhân ngoài khả năng của đơn vị', en: 'Beyond what the agency can do' },
} as const;
export type ResultCode = keyof typeof RESULT_LABELS;

export const RATING_LABELS = {
  satisfied: { vi: 'Hài lòng', en: 'Satisfied' },
  acceptable: { vi: 'Chấp nhận', en: 'Acceptable' },
  dissatisfied: { vi: 'Không hài lòng', en: 'Dissatisfied' },
} as const;
export type Rating = keyof typeof RATING_LABELS;

export const REJECTION_REASON_LABELS = {
  not_public_matter: { vi: 'Không thuộc phạm vi phản ánh hiện trường', en: 'Not a matter for field reports' },
  complaint_or_denunciation: { vi: 'Là khiếu nại, tố cáo', en: 'A formal complaint or denunciation' },
  insufficient: { vi: 'Không đủ thông tin để xử lý', en: 'Not enough information to act on' },
  abusive: { vi: 'Nội dung không phù hợp', en: 'Unsuitable content' },
  outside_city: { vi: 'Ngoài địa bàn thành phố', en: 'Outside the city' },
} as const;
export type RejectionReason = keyof typeof REJECTION_REASON_LABELS;

/** What each command carries. A command's name is also the name of its Update and of its path in the API. */
export interface CommandPayloads {
  classify: { category: string; subcategory?: string; priority?: Priority };
  assign: {
    agency: string;
    supporting?: string[];
    consulted?: string[];
    category?: string;
    subcategory?: string;
    priority?: Priority;
  };
  accept: { note?: string };
  decline: { reason: string; suggestedAgency?: string };
  transfer: { agency: string; reason: string };
  involve: { agency: string; required?: boolean; reason: string };
  release: { agency: string; reason: string };
  request_information: { question: string };
  provide_information: { text: string; photos?: string[] };
  request_hold: { until: string; reason: string };
  grant_hold: { note?: string };
  refuse_hold: { reason: string };
  hold: { until: string; reason: string };
  resume: { note?: string };
  request_extension: { workingDays: number; reason: string };
  grant_extension: { agency?: string; workingDays?: number };
  refuse_extension: { agency?: string; reason: string };
  resolve: { result: ResultCode; answer: string; photos?: string[] };
  return: { reason: string };
  rate: { rating: Rating; comment?: string; reopen?: boolean };
  reject: { reason: RejectionReason; explanation: string; contact?: string };
  appeal: { reason: string };
  merge: { into: string; reason?: string };
  unmerge: { reason: string };
  withdraw: { reason?: string };
  escalate: { to: EscalationTarget; reason: string };
  reclassify: { category: string; subcategory?: string; reason: string };
  reprioritise: { priority: Priority; reason: string };
  unlink_repeat: { reason: string };
  note: { text: string; photos?: string[] };
  comment: { text: string; photos?: string[] };
  follow: { email: string };
  suspend_area: { suspension: string; until: string; reason: string };
  resume_area: { suspension: string };
}

/** Whom staff can call in by hand. */
export const ESCALATION_TARGETS = ['agency_head', 'supervisor', 'leadership'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

export type CommandName = keyof CommandPayloads;

/** One command as the decider sees it; `type` discriminates the payload. */
export type Command = { [Name in CommandName]: { type: Name; payload: CommandPayloads[Name] } }[CommandName];
