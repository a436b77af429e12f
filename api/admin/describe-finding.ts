import type { Bilingual, CityData, Priority } from '../../domain/city/city-data';
import type { Named, RoutingFinding } from '../../domain/routing/check-routing';
import type { RoutingFault } from '../../domain/routing/route';
import { PRIORITY_LABELS, Words } from '../public/event-sentences';

/** What a finding about the routing table means, in one sentence for an administrator. */
export function describeFinding(finding: RoutingFinding, city: CityData): Bilingual {
  const words = new Words(city, 'staff');
  switch (finding.kind) {
    case 'gap': {
      const { category, subcategory, reason, rule, areas, priorities } = finding;
      const what = words.category(category, subcategory);
      const where = areasOf(areas, city);
      const urgency = prioritiesOf(priorities);
      const because = ROUTING_FAULTS[reason];
      const at = rule === undefined ? '' : ` (${rule})`;
      return {
        vi: `${what.vi}: ${because.vi}${at} tại ${where.vi}${urgency.vi}`,
        en: `${what.en}: ${because.en}${at} in ${where.en}${urgency.en}`,
      };
    }
    case 'dead_agency': {
      const { vi, en } = words.agency(finding.agency);
      return {
        vi: `Quy tắc ${finding.rule} nêu ${vi}, đơn vị đã ngừng hoạt động và không có đơn vị kế thừa`,
        en: `Rule ${finding.rule} names ${en}, which is gone without a successor`,
      };
    }
    case 'unknown_code': {
      const { vi, en } = NAMED[finding.what];
      return {
        vi: `Quy tắc ${finding.rule} nêu ${vi} không có: ${finding.code}`,
        en: `Rule ${finding.rule} names ${en} that does not exist: ${finding.code}`,
      };
    }
    case 'never_reached': {
      const by = finding.by.join(', ');
      return {
        vi: `Quy tắc ${finding.rule} không bao giờ được dùng${by ? `: đứng sau ${by}` : ''}`,
        en: `Rule ${finding.rule} is never reached${by ? `: it stands behind ${by}` : ''}`,
      };
    }
    case 'conflict':
      return {
        vi: `Quy tắc ${finding.rule} trùng điều kiện với ${finding.by.join(', ')} nhưng nêu đơn vị khác, và không được dùng`,
        en: `Rule ${finding.rule} has the conditions of ${finding.by.join(', ')} and names another agency; it is not used`,
      };
    case 'expired':
      return {
        vi: `Quy tắc ${finding.rule} hết hiệu lực từ sau ngày ${finding.validTo}`,
        en: `Rule ${finding.rule} has not been valid since ${finding.validTo}`,
      };
    case 'succeeded': {
      const gone = words.agency(finding.agency);
      const successor = words.agency(finding.successor);
      return {
        vi: `Quy tắc ${finding.rule} nêu ${gone.vi}, nay do ${successor.vi} kế thừa`,
        en: `Rule ${finding.rule} names ${gone.en}, for which ${successor.en} stands now`,
      };
    }
  }
}

/** Why nobody could be named. */
export const ROUTING_FAULTS: Readonly<Record<RoutingFault, Bilingual>> = {
  no_rule: { vi: 'không có quy tắc nào phân công', en: 'no rule answers' },
  no_area: { vi: 'chưa biết địa bàn', en: 'the area is not known' },
  dead_agency: {
    vi: 'đơn vị được phân công không còn hoạt động và không có đơn vị kế thừa',
    en: 'the agency that is named is gone without a successor',
  },
  broken_rule: { vi: 'dữ liệu của quy tắc bị lỗi', en: 'the data of a rule is broken' },
};

const NAMED: Readonly<Record<Named, Bilingual>> = {
  category: { vi: 'loại phản ánh', en: 'a category' },
  subcategory: { vi: 'tiểu loại', en: 'a sub-category' },
  area: { vi: 'địa bàn', en: 'an area' },
  agency: { vi: 'đơn vị', en: 'an agency' },
};

/** More names than this are only counted. */
const MOST_NAMES = 4;

function areasOf(codes: readonly string[], { areas }: CityData): Bilingual {
  if (codes.length === areas.length) return { vi: 'mọi địa bàn', en: 'every area' };
  if (codes.length > MOST_NAMES) return { vi: `${codes.length} địa bàn`, en: `${codes.length} areas` };
  const names = codes.map((code) => areas.find((area) => area.code === code)?.name ?? { vi: code, en: code });
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}

function prioritiesOf(priorities: readonly Priority[]): Bilingual {
  if (priorities.length === 4) return { vi: '', en: '' };
  const named = priorities.map((priority) => PRIORITY_LABELS[priority]);
  return {
    vi: ` (mức ưu tiên ${named.map(({ vi }) => vi).join(', ')})`,
    en: ` (priority ${named.map(({ en }) => en).join(', ')})`,
  };
}
