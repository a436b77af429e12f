import type { Bilingual } from '../city/city-data';
import type { CategoryAgreement, Reasons } from './score-candidate';

const CATEGORY: Readonly<Record<CategoryAgreement, Bilingual | null>> = {
  same: { vi: 'cùng loại', en: 'same category' },
  field: { vi: 'cùng lĩnh vực', en: 'same field' },
  other: { vi: 'khác loại', en: 'another category' },
  unknown: null,
};

/** Why two reports may be of one matter: `cách 40 m, cùng loại, gửi 2 giờ trước, cùng nói “đèn đường tắt”`. */
export function reasonSentence({ metres, category, hours, afterAnswer, shared }: Reasons): Bilingual {
  const time = timeWording(Math.abs(hours));
  const side = hours < 0 ? { vi: 'sau', en: 'later' } : { vi: 'trước', en: 'before' };
  const parts: (Bilingual | null)[] = [
    metres === null ? null : { vi: `cách ${round(metres)} m`, en: `${round(metres)} m away` },
    CATEGORY[category],
    afterAnswer
      ? { vi: `được trả lời ${time.vi} trước`, en: `answered ${time.en} before` }
      : { vi: `gửi ${time.vi} ${side.vi}`, en: `sent ${time.en} ${side.en}` },
    shared === null ? null : { vi: `cùng nói “${shared}”`, en: `both say “${shared}”` },
  ];
  const told = parts.filter((part) => part !== null);
  return { vi: told.map(({ vi }) => vi).join(', '), en: told.map(({ en }) => en).join(', ') };
}

function round(metres: number): number {
  return Math.round(metres / 10) * 10;
}

function timeWording(hours: number): Bilingual {
  if (hours < 1) return counted(Math.round(hours * 60), 'phút', 'minute');
  if (hours < 48) return counted(Math.round(hours), 'giờ', 'hour');
  return counted(Math.round(hours / 24), 'ngày', 'day');
}

function counted(count: number, vi: string, en: string): Bilingual {
  return { vi: `${count} ${vi}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}
