import type { Bilingual, CityData, Priority } from '../../domain/city/city-data';
import { instantWording } from '../../domain/clock/date-wording';
import { OBLIGATION_LABELS } from '../../domain/policy/obligation-labels';
import type { Addressee } from '../../domain/report/addressee';
import { RATING_LABELS, REJECTION_REASON_LABELS, RESULT_LABELS } from '../../domain/report/commands';
import type { EventData, EventType, TriageReason, UnmergeReason } from '../../domain/report/events';
import { maySee, type Audience } from './audience';

/** What a kind of event is called in a timeline, and who may know of it at all. */
interface EventSentence<Type extends EventType> {
  seenBy: Audience;
  say(data: EventData[Type], words: Words): Bilingual;
}

/** Fills in what events name by codes, and leaves out what the reader may not see. */
export class Words {
  constructor(
    private readonly city: CityData,
    private readonly audience: Audience,
  ) {}

  agency(code: string): Bilingual {
    return this.city.agencies.find((each) => each.code === code)?.name ?? same(code);
  }

  agencies(codes: readonly string[]): Bilingual {
    const names = codes.map((code) => this.agency(code));
    return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
  }

  category(code: string, subcategory?: string | null): Bilingual {
    const category = this.city.categories.find((each) => each.code === code);
    const label = category?.label ?? same(code);
    const part = category?.subcategories?.find((each) => each.code === subcategory)?.label;
    return part ? { vi: `${label.vi} – ${part.vi}`, en: `${label.en} – ${part.en}` } : label;
  }

  instant(epochMs: number): Bilingual {
    return instantWording(this.city.calendar, epochMs);
  }

  /** People's own words, which may name somebody: for the citizen and for those who handle the report. */
  own(text: string | undefined, before = ': '): string {
    return this.show(text, 'citizen', before);
  }

  /** What staff wrote to each other. */
  internal(text: string | undefined, before = ': '): string {
    return this.show(text, 'staff', before);
  }

  private show(text: string | undefined, meantFor: Audience, before: string): string {
    return text && maySee(this.audience, meantFor) ? `${before}${text}` : '';
  }
}

/** Of every kind of event. What a citizen wrote never goes to the public. */
export const EVENT_SENTENCES: { readonly [Type in EventType]: EventSentence<Type> } = {
  submitted: {
    seenBy: 'public',
    say: () => ({ vi: 'Đã tiếp nhận phản ánh', en: 'The report was received' }),
  },
  classified: {
    seenBy: 'public',
    say({ category, subcategory }, words) {
      const { vi, en } = words.category(category, subcategory);
      return { vi: `Phân loại: ${vi}`, en: `Category: ${en}` };
    },
  },
  repeated: {
    seenBy: 'public',
    say: ({ of, count }) => ({
      vi: `Tái diễn lần ${count}, sau phản ánh đã trả lời ${of}`,
      en: `It has come back: report number ${count} of this matter, after ${of} was answered`,
    }),
  },
  repeat_unlinked: {
    seenBy: 'public',
    say: ({ of, reason }, words) => ({
      vi: `Không phải là tái diễn của phản ánh ${of}${words.internal(reason)}`,
      en: `It does not repeat report ${of}${words.internal(reason)}`,
    }),
  },
  sent_to_triage: {
    seenBy: 'staff',
    say({ reason, suggestion }, words) {
      const because = TRIAGE_REASONS[reason];
      const named = suggestion === undefined ? null : words.agency(suggestion);
      return {
        vi: `Chuyển điều phối viên phân loại: ${because.vi}${named ? `; đề xuất ${named.vi}` : ''}`,
        en: `Passed to an operator to be sorted: ${because.en}${named ? `; ${named.en} was suggested` : ''}`,
      };
    },
  },
  assigned: {
    seenBy: 'public',
    say({ agency, supporting, consulted = [] }, words) {
      const lead = words.agency(agency);
      const others = [...supporting, ...consulted];
      const { vi, en } = words.agencies(others);
      return {
        vi: `Chuyển ${lead.vi} xử lý${others.length > 0 ? `; phối hợp: ${vi}` : ''}`,
        en: `Passed to ${lead.en}${others.length > 0 ? `; supported by ${en}` : ''}`,
      };
    },
  },
  accepted: {
    seenBy: 'public',
    say: () => ({ vi: 'Đơn vị đã nhận xử lý', en: 'The agency has taken it on' }),
  },
  declined: {
    seenBy: 'public',
    say({ agency, reason }, words) {
      const { vi, en } = words.agency(agency);
      return { vi: `${vi} trả lại${words.own(reason)}`, en: `${en} declined${words.own(reason)}` };
    },
  },
  transferred: {
    seenBy: 'public',
    say({ from, to, reason }, words) {
      const before = words.agency(from);
      const after = words.agency(to);
      const because = ownReason(reason, words);
      return {
        vi: `Chuyển từ ${before.vi} sang ${after.vi}${because.vi}`,
        en: `Transferred from ${before.en} to ${after.en}${because.en}`,
      };
    },
  },
  involved: {
    seenBy: 'public',
    say({ agency, reason }, words) {
      const { vi, en } = words.agency(agency);
      return {
        vi: `${vi} tham gia phối hợp${words.internal(reason)}`,
        en: `${en} was asked to support${words.internal(reason)}`,
      };
    },
  },
  leg_accepted: {
    seenBy: 'public',
    say({ agency }, words) {
      const { vi, en } = words.agency(agency);
      return { vi: `${vi} đã nhận phần việc phối hợp`, en: `${en} has taken on its part` };
    },
  },
  leg_declined: {
    seenBy: 'public',
    say({ agency, reason }, words) {
      const { vi, en } = words.agency(agency);
      return {
        vi: `${vi} trả lại phần việc phối hợp${words.own(reason)}`,
        en: `${en} declined its part${words.own(reason)}`,
      };
    },
  },
  leg_answered: {
    seenBy: 'public',
    say({ agency, result, answer }, words) {
      const { vi, en } = words.agency(agency);
      const code = RESULT_LABELS[result];
      return {
        vi: `${vi} trả lời phần việc phối hợp: ${code.vi}${words.own(answer, '. ')}`,
        en: `${en} answered its part: ${code.en}${words.own(answer, '. ')}`,
      };
    },
  },
  leg_released: {
    seenBy: 'public',
    say({ agency, reason }, words) {
      const { vi, en } = words.agency(agency);
      return {
        vi: `${vi} kết thúc phối hợp${words.internal(reason)}`,
        en: `${en} is no longer involved${words.internal(reason)}`,
      };
    },
  },
  information_requested: {
    seenBy: 'public',
    say: ({ question }, words) => ({
      vi: `Đề nghị bổ sung thông tin${words.own(question)}`,
      en: `More information was asked for${words.own(question)}`,
    }),
  },
  information_provided: {
    seenBy: 'public',
    say: ({ text }, words) => ({
      vi: `Người dân đã bổ sung thông tin${words.own(text)}`,
      en: `The citizen gave information${words.own(text)}`,
    }),
  },
  information_lapsed: {
    seenBy: 'public',
    say: () => ({
      vi: 'Hết thời gian chờ bổ sung, tiếp tục xử lý với thông tin hiện có',
      en: 'No information came in time; work goes on with what is known',
    }),
  },
  hold_requested: {
    seenBy: 'staff',
    say({ agency, until, reason }, words) {
      const { vi, en } = words.agency(agency);
      const end = words.instant(until);
      return {
        vi: `${vi} đề nghị tạm dừng đến ${end.vi}: ${reason}`,
        en: `${en} asked for a hold until ${end.en}: ${reason}`,
      };
    },
  },
  hold_refused: {
    seenBy: 'staff',
    say: ({ reason }) => ({ vi: `Không đồng ý tạm dừng: ${reason}`, en: `The hold was refused: ${reason}` }),
  },
  held: {
    seenBy: 'public',
    say({ until, reason }, words) {
      const { vi, en } = words.instant(until);
      return {
        vi: `Tạm dừng đến ${vi}${words.own(reason)}`,
        en: `On hold until ${en}${words.own(reason)}`,
      };
    },
  },
  resumed: { seenBy: 'public', say: () => ({ vi: 'Tiếp tục xử lý', en: 'Work goes on' }) },
  extension_requested: {
    seenBy: 'staff',
    say({ agency, workingDays, reason }, words) {
      const { vi, en } = words.agency(agency);
      const days = daysWording(workingDays);
      return {
        vi: `${vi} đề nghị gia hạn thêm ${days.vi}: ${reason}`,
        en: `${en} asked for ${days.en} more: ${reason}`,
      };
    },
  },
  extension_granted: {
    seenBy: 'public',
    say({ agency, workingDays, reason }, words) {
      const { vi, en } = words.agency(agency);
      const days = daysWording(workingDays);
      return {
        vi: `${vi} được gia hạn thêm ${days.vi}: ${reason}`,
        en: `${en} was given ${days.en} more: ${reason}`,
      };
    },
  },
  extension_refused: {
    seenBy: 'staff',
    say({ agency, reason }, words) {
      const { vi, en } = words.agency(agency);
      return { vi: `Không đồng ý gia hạn cho ${vi}: ${reason}`, en: `More time for ${en} was refused: ${reason}` };
    },
  },
  resolved: {
    seenBy: 'public',
    say({ result, lead }) {
      const { vi, en } = RESULT_LABELS[result];
      return {
        vi: `Kết quả${lead ? ` theo phản ánh chính ${lead}` : ''}: ${vi}`,
        en: `Result${lead ? ` of the lead report ${lead}` : ''}: ${en}`,
      };
    },
  },
  returned: {
    seenBy: 'public',
    say: ({ reason, lead }, words) =>
      lead
        ? {
            vi: `Phản ánh chính ${lead} được xử lý lại, tiếp tục chờ kết quả`,
            en: `The lead report ${lead} is being worked on again; its result is waited for`,
          }
        : {
            vi: `Yêu cầu đơn vị xử lý lại${words.own(reason)}`,
            en: `Returned to the agency${words.own(reason)}`,
          },
  },
  rated: {
    seenBy: 'public',
    say({ rating, comment }, words) {
      const { vi, en } = RATING_LABELS[rating];
      return {
        vi: `Người dân đánh giá: ${vi}${words.own(comment, '. ')}`,
        en: `The citizen’s rating: ${en}${words.own(comment, '. ')}`,
      };
    },
  },
  reopened: {
    seenBy: 'public',
    say: () => ({ vi: 'Người dân đề nghị xử lý lại', en: 'Reopened by the citizen' }),
  },
  closed: {
    seenBy: 'public',
    say: ({ how }) =>
      how === 'rated'
        ? { vi: 'Đã đóng sau khi người dân đánh giá', en: 'Closed after the citizen’s rating' }
        : { vi: 'Đã đóng, người dân không đánh giá trong thời hạn', en: 'Closed; no rating came in time' },
  },
  rejected: {
    seenBy: 'public',
    say({ reason, explanation, contact }, words) {
      const { vi, en } = REJECTION_REASON_LABELS[reason];
      return {
        vi: `Từ chối: ${vi}${words.own(explanation, '. ')}${words.own(contact, '. Nơi tiếp nhận: ')}`,
        en: `Not accepted: ${en}${words.own(explanation, '. ')}${words.own(contact, '. Where to turn: ')}`,
      };
    },
  },
  appealed: {
    seenBy: 'public',
    say: ({ reason }, words) => ({
      vi: `Người dân đề nghị xem xét lại${words.own(reason)}`,
      en: `The citizen appealed${words.own(reason)}`,
    }),
  },
  appeal_lapsed: {
    seenBy: 'public',
    say: () => ({
      vi: 'Hết thời hạn đề nghị xem xét lại',
      en: 'The time for an appeal is over',
    }),
  },
  merged: {
    seenBy: 'public',
    say: ({ into, reason }, words) => ({
      vi: `Gộp vào phản ánh ${into}${words.own(reason)}`,
      en: `Merged into report ${into}${words.own(reason)}`,
    }),
  },
  relinked: {
    seenBy: 'citizen',
    say: ({ into }) => ({ vi: `Phản ánh chính nay là ${into}`, en: `The lead report is ${into} now` }),
  },
  unmerged: {
    seenBy: 'public',
    say({ from, why, reason }, words) {
      const because = UNMERGE_REASONS[why];
      return {
        vi: `Tách khỏi phản ánh ${from}${because.vi}${words.own(reason)}`,
        en: `Separated from report ${from}${because.en}${words.own(reason)}`,
      };
    },
  },
  withdrawn: {
    seenBy: 'public',
    say: ({ reason }, words) => ({
      vi: `Người dân đã rút phản ánh${words.own(reason)}`,
      en: `Withdrawn by the citizen${words.own(reason)}`,
    }),
  },
  reclassified: {
    seenBy: 'public',
    say({ category, subcategory, reason }, words) {
      const { vi, en } = words.category(category, subcategory);
      return {
        vi: `Đổi loại phản ánh: ${vi}${words.internal(reason, '. ')}`,
        en: `Category changed: ${en}${words.internal(reason, '. ')}`,
      };
    },
  },
  reprioritised: {
    seenBy: 'staff',
    say({ priority, reason }) {
      const { vi, en } = PRIORITY_LABELS[priority];
      const because = PRODUCT_REASONS.get(reason) ?? same(reason);
      return { vi: `Mức ưu tiên ${vi}: ${because.vi}`, en: `Priority ${en}: ${because.en}` };
    },
  },
  noted: { seenBy: 'staff', say: ({ text }) => ({ vi: `Ghi chú: ${text}`, en: `Note: ${text}` }) },
  commented: { seenBy: 'citizen', say: ({ text }) => ({ vi: `Trao đổi: ${text}`, en: `Comment: ${text}` }) },
  followed: {
    seenBy: 'citizen',
    say: () => ({ vi: 'Có thêm người theo dõi phản ánh', en: 'Somebody else follows the report' }),
  },
  suspended: {
    seenBy: 'public',
    say({ until, reason }, words) {
      const { vi, en } = words.instant(until);
      return {
        vi: `Tạm ngưng xử lý trong khu vực đến ${vi}: ${reason}`,
        en: `Handling in the area is suspended until ${en}: ${reason}`,
      };
    },
  },
  unsuspended: {
    seenBy: 'public',
    say: () => ({ vi: 'Khu vực hoạt động trở lại', en: 'Work in the area goes on' }),
  },
  reprojected: {
    seenBy: 'citizen',
    say: () => ({
      vi: 'Thời hạn được tính lại theo lịch làm việc hoặc quy định mới',
      en: 'The due times were computed anew by a changed calendar or policy',
    }),
  },
  escalated: {
    seenBy: 'staff',
    say({ obligation, leg, rung }, words) {
      const waited = OBLIGATION_LABELS[obligation];
      const part = leg === undefined ? null : words.agency(leg);
      return {
        vi: `Báo lên vì chờ ${waited.vi}${part ? `, phần của ${part.vi}` : ''} (${rung})`,
        en: `Escalated, waiting for ${waited.en}${part ? `, the part of ${part.en}` : ''} (${rung})`,
      };
    },
  },
  escalated_by_hand: {
    seenBy: 'staff',
    say({ told, reason }) {
      const { vi, en } = recipients(told);
      return { vi: `Báo cáo ${vi}: ${reason}`, en: `Reported to ${en}: ${reason}` };
    },
  },
  deescalated: {
    seenBy: 'staff',
    say({ obligation, told }) {
      const waited = OBLIGATION_LABELS[obligation];
      const { vi, en } = recipients(told);
      return {
        vi: `Không còn quá hạn việc ${waited.vi}; đã báo lại ${vi}`,
        en: `No longer overdue: ${waited.en}; ${en} were told so`,
      };
    },
  },
};

const TRIAGE_REASONS: Readonly<Record<TriageReason, Bilingual>> = {
  unsure: { vi: 'chưa chắc chắn về loại phản ánh', en: 'the category is not certain' },
  classifier_unavailable: { vi: 'chưa phân loại tự động được', en: 'it could not be sorted automatically' },
  no_rule: { vi: 'chưa có quy định đơn vị xử lý', en: 'no rule says who handles it' },
  no_area: { vi: 'chưa rõ phường, xã', en: 'the ward or commune is not known' },
  dead_agency: { vi: 'đơn vị đã ngừng hoạt động', en: 'the agency is no longer active' },
  broken_rule: { vi: 'quy tắc phân công bị lỗi', en: 'the routing rule is faulty' },
  declined: { vi: 'đơn vị trả lại', en: 'the agency declined' },
  not_accepted: { vi: 'quá thời hạn tiếp nhận', en: 'it was not taken on in time' },
  reopened: { vi: 'người dân đề nghị xử lý lại', en: 'the citizen reopened it' },
  appealed: { vi: 'người dân đề nghị xem xét lại', en: 'the citizen appealed' },
};

const UNMERGE_REASONS: Readonly<Record<UnmergeReason, Bilingual>> = {
  decided: same(''),
  lead_withdrawn: { vi: ', vì phản ánh đó đã được rút', en: ', which was withdrawn' },
  lead_missing: { vi: ', vì không còn phản ánh đó', en: ', which is not there any more' },
  circle: { vi: ', vì hai phản ánh gộp vào nhau', en: ', because the two followed each other' },
};

/** Reasons that the product gives itself, by code. */
const PRODUCT_REASONS = new Map<string, Bilingual>([
  ['not_accepted', TRIAGE_REASONS.not_accepted],
  ['escalated', { vi: 'nâng mức vì quá hạn', en: 'raised because it is overdue' }],
]);

export const PRIORITY_LABELS: Readonly<Record<Priority, Bilingual>> = {
  urgent: { vi: 'khẩn cấp', en: 'urgent' },
  high: { vi: 'cao', en: 'high' },
  normal: { vi: 'bình thường', en: 'normal' },
  low: { vi: 'thấp', en: 'low' },
};

const RECIPIENTS: Readonly<Record<Addressee['role'], Bilingual>> = {
  operators: { vi: 'điều phối viên', en: 'the operators' },
  assignee: { vi: 'cán bộ xử lý', en: 'the officers in charge' },
  agency_head: { vi: 'thủ trưởng đơn vị', en: 'the head of the agency' },
  supervisor: { vi: 'lãnh đạo Trung tâm', en: 'the centre’s supervisor' },
  leadership: { vi: 'lãnh đạo thành phố', en: 'the city’s leadership' },
  reporter: { vi: 'người phản ánh', en: 'the reporter' },
  follower: { vi: 'người theo dõi', en: 'those who follow it' },
};

function recipients(told: readonly Addressee[]): Bilingual {
  const names = told.map(({ role }) => RECIPIENTS[role]);
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}

/** Why a report changed hands: in people's own words, or that of the ladder. */
function ownReason(reason: string, words: Words): Bilingual {
  const known = PRODUCT_REASONS.get(reason);
  return known ? { vi: `: ${known.vi}`, en: `: ${known.en}` } : same(words.own(reason));
}

function daysWording(workingDays: number): Bilingual {
  return {
    vi: `${workingDays} ngày làm việc`,
    en: `${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`,
  };
}

function same(text: string): Bilingual {
  return { vi: text, en: text };
}
