import type { Bilingual } from '../city/city-data';
import type { RungEffect } from '../policy/policy';
import type { Role } from './actor';
import type { CommandName } from './commands';
import type { GuardName } from './guards';
import type { LegStatus } from './leg';
import type { Status } from './status';

/** One row of the process: in which states a command is possible, who may take it, and where it can lead. */
export interface Transition {
  from: readonly Status[];
  /** `unchanged`: it leaves the report where it is. */
  to: readonly Status[] | 'unchanged';
  roles: readonly Role[];
  /** Officers and heads may act only on reports that their own agency leads. */
  ownAgencyOnly?: true;
  /** In which states of its part, and of the report, a supporting agency may take it for itself; it moves no report. */
  supporting?: { part: readonly LegStatus[]; from: readonly Status[] };
  /** What must hold besides. */
  guard?: GuardName;
  /** It is ordered for a whole area, and no action on one report. */
  forArea?: true;
  /** The words on the button. */
  label: Bilingual;
}

const OPEN = ['received', 'triage', 'assigned', 'in_progress', 'awaiting_citizen', 'on_hold'] as const;
const STANDING = [...OPEN, 'resolved', 'merged'] as const;
/** While these, supporting agencies work on their parts. */
const PARTS_GO_ON = ['triage', 'assigned', 'in_progress', 'awaiting_citizen', 'on_hold'] as const;
/** What a merged report can go back to. */
const MERGEABLE = ['triage', 'assigned', 'in_progress', 'awaiting_citizen', 'on_hold'] as const;
const HANDLED = ['assigned', 'in_progress', 'awaiting_citizen', 'on_hold'] as const;

/**
 * The process as data. The decider refuses what is not here; the API lists a caller's actions from it; the workflow
 * registers one Update for each row.
 */
export const TRANSITIONS: Readonly<Record<CommandName, Transition>> = {
  classify: {
    from: ['received', 'triage'],
    to: ['assigned', 'triage'],
    roles: ['operator', 'system'],
    guard: 'another_reviewer',
    label: { vi: 'Phân loại', en: 'Classify' },
  },
  assign: {
    from: ['triage'],
    to: ['assigned'],
    roles: ['operator', 'supervisor'],
    guard: 'another_reviewer',
    label: { vi: 'Chuyển xử lý', en: 'Assign' },
  },
  accept: {
    from: ['assigned'],
    to: ['in_progress'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    supporting: { part: ['assigned'], from: PARTS_GO_ON },
    label: { vi: 'Tiếp nhận xử lý', en: 'Accept' },
  },
  decline: {
    from: ['assigned'],
    to: ['triage'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    supporting: { part: ['assigned'], from: PARTS_GO_ON },
    label: { vi: 'Trả lại', en: 'Decline' },
  },
  transfer: {
    from: ['assigned', 'in_progress'],
    to: ['assigned'],
    roles: ['operator', 'supervisor', 'officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Chuyển đơn vị khác', en: 'Transfer' },
  },
  involve: {
    from: ['triage', 'assigned', 'in_progress'],
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    guard: 'has_lead_agency',
    label: { vi: 'Thêm đơn vị phối hợp', en: 'Involve another agency' },
  },
  release: {
    from: PARTS_GO_ON,
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    guard: 'has_parts',
    label: { vi: 'Kết thúc phối hợp', en: 'Release an agency' },
  },
  request_information: {
    from: ['in_progress'],
    to: ['awaiting_citizen'],
    roles: ['operator', 'officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Yêu cầu bổ sung', en: 'Ask for information' },
  },
  provide_information: {
    from: ['awaiting_citizen'],
    to: ['in_progress'],
    roles: ['citizen', 'operator'],
    label: { vi: 'Bổ sung thông tin', en: 'Give information' },
  },
  request_hold: {
    from: ['in_progress'],
    to: 'unchanged',
    roles: ['officer'],
    ownAgencyOnly: true,
    guard: 'no_hold_requested',
    label: { vi: 'Đề nghị tạm dừng', en: 'Ask for a hold' },
  },
  grant_hold: {
    from: ['in_progress'],
    to: ['on_hold'],
    roles: ['agency_head', 'supervisor'],
    ownAgencyOnly: true,
    guard: 'hold_requested',
    label: { vi: 'Đồng ý tạm dừng', en: 'Grant the hold' },
  },
  refuse_hold: {
    // Also while the citizen is asked: nobody may owe a decision that cannot be taken.
    from: ['in_progress', 'awaiting_citizen'],
    to: 'unchanged',
    roles: ['agency_head', 'supervisor'],
    ownAgencyOnly: true,
    guard: 'hold_requested',
    label: { vi: 'Không đồng ý tạm dừng', en: 'Refuse the hold' },
  },
  hold: {
    from: ['in_progress'],
    to: ['on_hold'],
    roles: ['agency_head', 'supervisor'],
    ownAgencyOnly: true,
    label: { vi: 'Tạm dừng', en: 'Put on hold' },
  },
  resume: {
    from: ['on_hold'],
    to: ['in_progress'],
    roles: ['officer', 'agency_head', 'supervisor'],
    ownAgencyOnly: true,
    label: { vi: 'Tiếp tục xử lý', en: 'Resume' },
  },
  request_extension: {
    from: ['in_progress'],
    to: 'unchanged',
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    supporting: { part: ['in_progress'], from: ['assigned', 'in_progress'] },
    guard: 'no_extension_requested',
    label: { vi: 'Đề nghị gia hạn', en: 'Ask for more time' },
  },
  grant_extension: {
    from: PARTS_GO_ON,
    to: 'unchanged',
    roles: ['supervisor'],
    guard: 'extension_requested',
    label: { vi: 'Đồng ý gia hạn', en: 'Grant more time' },
  },
  refuse_extension: {
    from: PARTS_GO_ON,
    to: 'unchanged',
    roles: ['supervisor'],
    guard: 'extension_requested',
    label: { vi: 'Không đồng ý gia hạn', en: 'Refuse more time' },
  },
  resolve: {
    from: ['in_progress'],
    to: ['resolved'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    supporting: { part: ['in_progress'], from: PARTS_GO_ON },
    label: { vi: 'Báo cáo kết quả', en: 'Resolve' },
  },
  return: {
    from: ['resolved'],
    to: ['in_progress'],
    roles: ['operator', 'supervisor'],
    guard: 'stands_alone',
    label: { vi: 'Yêu cầu xử lý lại', en: 'Return' },
  },
  rate: {
    from: ['resolved'],
    to: ['closed', 'triage'],
    roles: ['citizen'],
    label: { vi: 'Đánh giá', en: 'Rate' },
  },
  reject: {
    from: ['triage', 'assigned'],
    to: ['rejected'],
    roles: ['operator', 'supervisor'],
    guard: 'another_reviewer',
    label: { vi: 'Từ chối', en: 'Reject' },
  },
  appeal: {
    from: ['rejected'],
    to: ['triage'],
    roles: ['citizen'],
    guard: 'may_appeal',
    label: { vi: 'Đề nghị xem xét lại', en: 'Appeal' },
  },
  merge: {
    from: MERGEABLE,
    to: ['merged'],
    roles: ['operator', 'supervisor'],
    guard: 'another_reviewer',
    label: { vi: 'Gộp vào phản ánh khác', en: 'Merge into another report' },
  },
  unmerge: {
    from: ['merged', 'resolved'],
    to: MERGEABLE,
    roles: ['operator', 'supervisor'],
    guard: 'follows_another',
    label: { vi: 'Tách khỏi phản ánh chính', en: 'Unmerge' },
  },
  withdraw: {
    from: [...OPEN, 'merged'],
    to: ['withdrawn'],
    roles: ['citizen'],
    label: { vi: 'Rút phản ánh', en: 'Withdraw' },
  },
  escalate: {
    from: OPEN,
    to: 'unchanged',
    roles: ['operator', 'officer', 'agency_head', 'supervisor'],
    ownAgencyOnly: true,
    label: { vi: 'Báo cáo cấp trên', en: 'Escalate' },
  },
  reclassify: {
    from: HANDLED,
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    label: { vi: 'Đổi loại phản ánh', en: 'Change the category' },
  },
  reprioritise: {
    from: OPEN,
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    label: { vi: 'Đổi mức ưu tiên', en: 'Change the priority' },
  },
  unlink_repeat: {
    from: STANDING,
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    guard: 'repeats_another',
    label: { vi: 'Bỏ liên kết tái diễn', en: 'Not a repeat' },
  },
  note: {
    from: STANDING,
    to: 'unchanged',
    roles: ['operator', 'officer', 'agency_head', 'supervisor', 'leadership'],
    ownAgencyOnly: true,
    supporting: { part: ['assigned', 'in_progress', 'answered'], from: STANDING },
    label: { vi: 'Ghi chú nội bộ', en: 'Add a note' },
  },
  comment: {
    from: STANDING,
    to: 'unchanged',
    roles: ['citizen', 'operator', 'officer', 'agency_head', 'supervisor'],
    ownAgencyOnly: true,
    label: { vi: 'Trao đổi', en: 'Comment' },
  },
  follow: {
    from: STANDING,
    to: 'unchanged',
    roles: ['visitor', 'operator'],
    label: { vi: 'Theo dõi phản ánh', en: 'Follow' },
  },
  suspend_area: {
    from: STANDING,
    to: 'unchanged',
    roles: ['supervisor', 'system'],
    forArea: true,
    label: { vi: 'Tạm ngưng xử lý trong khu vực', en: 'Suspend an area' },
  },
  resume_area: {
    from: [...STANDING, 'rejected'],
    to: 'unchanged',
    roles: ['supervisor', 'system'],
    forArea: true,
    label: { vi: 'Khu vực hoạt động trở lại', en: 'Resume an area' },
  },
};

export const COMMAND_NAMES = Object.keys(TRANSITIONS) as CommandName[];

/** The effects of rungs that change the status. */
export type MovingEffect = Extract<
  RungEffect,
  'return_to_triage' | 'reassign_to_parent' | 'return_to_work' | 'close' | 'end_appeal'
>;

export const EFFECT_TRANSITIONS: Readonly<Record<MovingEffect, { from: readonly Status[]; to: Status }>> = {
  return_to_triage: { from: ['assigned'], to: 'triage' },
  reassign_to_parent: { from: ['assigned'], to: 'assigned' },
  return_to_work: { from: ['awaiting_citizen', 'on_hold'], to: 'in_progress' },
  close: { from: ['resolved'], to: 'closed' },
  end_appeal: { from: ['rejected'], to: 'rejected' },
};

/** What a report that follows another does when that one moves. */
const LEAD_TRANSITIONS: readonly { by: string; from: Status; to: readonly Status[] }[] = [
  { by: 'lead_resolved', from: 'merged', to: ['resolved'] },
  { by: 'lead_rejected', from: 'merged', to: ['rejected'] },
  { by: 'lead_withdrawn', from: 'merged', to: [...MERGEABLE, 'merged'] },
  { by: 'lead_reopened', from: 'resolved', to: ['merged'] },
];

/** One change of status, or none where `from` and `to` are the same, and what makes it. */
export interface Edge {
  by: string;
  from: Status;
  to: Status;
}

export const COMMAND_EDGES: readonly Edge[] = COMMAND_NAMES.flatMap((by) => {
  const { from, to } = TRANSITIONS[by];
  return from.flatMap((source) =>
    (to === 'unchanged' ? [source] : to).map((target) => ({ by, from: source, to: target })),
  );
});

export const EFFECT_EDGES: readonly Edge[] = (Object.keys(EFFECT_TRANSITIONS) as MovingEffect[]).flatMap((by) => {
  const { from, to } = EFFECT_TRANSITIONS[by];
  return from.map((source) => ({ by, from: source, to }));
});

export const LEAD_EDGES: readonly Edge[] = LEAD_TRANSITIONS.flatMap(({ by, from, to }) =>
  to.map((target) => ({ by, from, to: target })),
);
