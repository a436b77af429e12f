import type { Bilingual } from '../city/city-data';
import type { RungEffect } from '../policy/policy';
import type { Role } from './actor';
import type { CommandName } from './commands';
import type { Status } from './status';

/** One row of the process: in which states a command is possible, who may take it, and where it can lead. */
export interface Transition {
  from: readonly Status[];
  /** `unchanged`: it leaves the report where it is. */
  to: readonly Status[] | 'unchanged';
  roles: readonly Role[];
  /** Officers and heads may act only on reports that their own agency leads. */
  ownAgencyOnly?: true;
  /** The words on the button. */
  label: Bilingual;
}

const OPEN = ['received', 'triage', 'assigned', 'in_progress', 'awaiting_citizen', 'on_hold'] as const;

/**
 * The process as data. The decider refuses what is not here; the API lists a caller's actions from it; the workflow
 * registers one Update for each row.
 */
export const TRANSITIONS: Readonly<Record<CommandName, Transition>> = {
  classify: {
    from: ['received', 'triage'],
    to: ['assigned', 'triage'],
    roles: ['operator', 'system'],
    label: { vi: 'Phân loại', en: 'Classify' },
  },
  assign: {
    from: ['triage'],
    to: ['assigned'],
    roles: ['operator', 'supervisor'],
    label: { vi: 'Chuyển xử lý', en: 'Assign' },
  },
  accept: {
    from: ['assigned'],
    to: ['in_progress'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Tiếp nhận xử lý', en: 'Accept' },
  },
  decline: {
    from: ['assigned'],
    to: ['triage'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Trả lại', en: 'Decline' },
  },
  transfer: {
    from: ['assigned', 'in_progress'],
    to: ['assigned'],
    roles: ['operator', 'supervisor', 'officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Chuyển đơn vị khác', en: 'Transfer' },
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
  resolve: {
    from: ['in_progress'],
    to: ['resolved'],
    roles: ['officer', 'agency_head'],
    ownAgencyOnly: true,
    label: { vi: 'Báo cáo kết quả', en: 'Resolve' },
  },
  return: {
    from: ['resolved'],
    to: ['in_progress'],
    roles: ['operator', 'supervisor'],
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
    label: { vi: 'Từ chối', en: 'Reject' },
  },
  withdraw: { from: OPEN, to: ['withdrawn'], roles: ['citizen'], label: { vi: 'Rút phản ánh', en: 'Withdraw' } },
  reprioritise: {
    from: OPEN,
    to: 'unchanged',
    roles: ['operator', 'supervisor'],
    label: { vi: 'Đổi mức ưu tiên', en: 'Change the priority' },
  },
  note: {
    from: [...OPEN, 'resolved'],
    to: 'unchanged',
    roles: ['operator', 'officer', 'agency_head', 'supervisor', 'leadership'],
    ownAgencyOnly: true,
    label: { vi: 'Ghi chú nội bộ', en: 'Add a note' },
  },
};

export const COMMAND_NAMES = Object.keys(TRANSITIONS) as CommandName[];

/** The effects of rungs that change the status. */
export type MovingEffect = Extract<RungEffect, 'return_to_triage' | 'return_to_work' | 'close'>;

export const EFFECT_TRANSITIONS: Readonly<Record<MovingEffect, { from: readonly Status[]; to: Status }>> = {
  return_to_triage: { from: ['assigned'], to: 'triage' },
  return_to_work: { from: ['awaiting_citizen', 'on_hold'], to: 'in_progress' },
  close: { from: ['resolved'], to: 'closed' },
};

/** One change of status, or none where `from` and `to` are the same, and what makes it. */
export interface Edge {
  by: CommandName | MovingEffect;
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
