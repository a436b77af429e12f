import type { Bilingual } from '../city/city-data';
import type { Budget } from './budget';
import type { Calendar } from './calendar';
import {
  counted,
  dateWording,
  durationWording,
  instantWording,
  listWording,
  numberWording,
  weekdayWording,
} from './date-wording';
import type { ExplanationEntry } from './explanation';
import { dueAtIfResumed, project, type ClockKind, type Ledger, type PauseCause, type Projection } from './ledger';
import { readLedger } from './ledger-reading';
import { dayOfDate } from './local-day';
import { notableDays, type NotableDay } from './notable-days';
import { localDateAt, workingDayAt } from './office-time';

const CAUSES: Record<PauseCause, Bilingual> = {
  awaiting_citizen: { vi: 'chờ người dân bổ sung thông tin', en: 'waiting for information from the citizen' },
  hold: { vi: 'tạm hoãn xử lý', en: 'put on hold' },
  answered: { vi: 'đã trả lời, chờ người dân đánh giá', en: 'answered, waiting for the citizen’s rating' },
  area_suspended: { vi: 'tạm ngưng xử lý trong khu vực', en: 'handling suspended in the area' },
  merged: { vi: 'gộp vào phản ánh khác', en: 'merged into another report' },
};

/** Says when a deadline is due and why; `at` is when a clock that stands still is supposed to go on. */
export function deadlineSentence(
  calendar: Calendar,
  ledger: Ledger,
  entries: readonly ExplanationEntry[],
  at: number,
  began: Bilingual,
): Bilingual {
  const projection = project(calendar, ledger);
  const { dueAt, openedAt, clock, budget } = projection;
  const resumedDueAt = dueAtIfResumed(calendar, ledger, at);
  const days = clock === 'wall' ? [] : notableDays(calendar, openedAt, resumedDueAt, runningPauses(ledger, at));
  const basis = append(basisWording(calendar, openedAt, budget, began), daysWording(days));
  const because = join('; ', [basis, ...entries.flatMap((entry) => entryWording(calendar, entry, clock))]);
  const rounded =
    dueAt !== null && dueAt !== projection.spentAt
      ? { vi: '; tính đến hết giờ làm việc của ngày đến hạn', en: '; taken to closing time of the due day' }
      : EMPTY;

  if (dueAt === null) {
    const head = stoppedWording(calendar, projection, entries);
    const then = instantWording(calendar, resumedDueAt);
    const when = instantWording(calendar, at);
    return {
      vi: `Thời hạn ${head.vi}; nếu tiếp tục lúc ${when.vi} thì hạn là ${then.vi}. Căn cứ: ${because.vi}.`,
      en: `The deadline ${head.en}; if it goes on at ${when.en}, it is due at ${then.en}. Basis: ${because.en}.`,
    };
  }
  const due = instantWording(calendar, dueAt);
  const stopped =
    projection.stoppedSince === null ? EMPTY : prefix('; ', stoppedWording(calendar, projection, entries));
  return {
    vi: `Hạn ${due.vi} vì ${because.vi}${rounded.vi}${stopped.vi}.`,
    en: `Due at ${due.en}: ${because.en}${rounded.en}${stopped.en}.`,
  };
}

const EMPTY: Bilingual = { vi: '', en: '' };

/** “tiếp nhận ngày 02/03/2026 cộng 7 ngày làm việc”. */
function basisWording(calendar: Calendar, openedAt: number, budget: Budget, began: Bilingual): Bilingual {
  const amount = budgetWording(budget);
  const date = localDateAt(calendar, openedAt);
  const instant = instantWording(calendar, openedAt);
  if (budget.unit !== 'working_days') {
    const counting =
      budget.unit === 'hours'
        ? { vi: 'tính liên tục cả ngoài giờ làm việc', en: 'counted around the clock' }
        : { vi: 'chỉ tính trong giờ làm việc', en: 'counting office hours only' };
    return {
      vi: `${began.vi} lúc ${instant.vi} cộng ${amount.vi}, ${counting.vi}`,
      en: `${began.en} at ${instant.en} plus ${amount.en}, ${counting.en}`,
    };
  }
  const firstDate = workingDayAt(calendar, openedAt, 'after');
  if (firstDate === date) {
    const day = dateWording(date);
    return { vi: `${began.vi} ngày ${day.vi} cộng ${amount.vi}`, en: `${began.en} on ${day.en} plus ${amount.en}` };
  }
  const first = weekdayWording(firstDate);
  return {
    vi: `${began.vi} lúc ${instant.vi}, ngoài giờ làm việc nên tính từ ${first.vi}, cộng ${amount.vi}`,
    en: `${began.en} at ${instant.en}, after office hours and so counted from ${first.en}, plus ${amount.en}`,
  };
}

/** “, không tính thứ Bảy, Chủ nhật và ngày nghỉ lễ (…), có tính ngày làm bù …”. */
function daysWording(days: readonly NotableDay[]): Bilingual {
  const off = new Map<string, Bilingual>();
  for (const { why, name } of days) {
    if (why === 'day_off') off.set(name.vi, { vi: name.vi, en: `${name.en}s` });
  }
  // Chủ nhật sorts before thứ Bảy; a week ends with Sunday in both languages.
  const skipped = [...off.values()].sort((a, b) => Number(a.vi === 'Chủ nhật') - Number(b.vi === 'Chủ nhật'));
  const holidays = holidayRanges(days);
  if (holidays.length > 0) {
    const list = join('; ', holidays);
    skipped.push({ vi: `ngày nghỉ lễ (${list.vi})`, en: `public holidays (${list.en})` });
  }
  const makeup = days.filter(({ why }) => why === 'makeup').map(({ date }) => weekdayWording(date));
  const without = listWording(skipped);
  const withThese = listWording(makeup);
  return append(
    skipped.length === 0 ? EMPTY : { vi: `, không tính ${without.vi}`, en: `, not counting ${without.en}` },
    makeup.length === 0
      ? EMPTY
      : {
          vi: `, có tính ngày làm bù ${withThese.vi}`,
          en: `, counting the make-up ${makeup.length === 1 ? 'day' : 'days'} ${withThese.en}`,
        },
  );
}

/** Holidays of one name that follow each other, over days off too, as one. */
function holidayRanges(days: readonly NotableDay[]): Bilingual[] {
  const ranges: { first: NotableDay; last: NotableDay }[] = [];
  let day = -Infinity;
  let unbroken = false;
  for (const notable of days) {
    const next = dayOfDate(notable.date);
    unbroken &&= next === day + 1 && notable.why !== 'makeup';
    day = next;
    if (notable.why !== 'holiday') continue;
    const range = ranges.at(-1);
    if (unbroken && range && range.first.name.vi === notable.name.vi && range.first.confirmed === notable.confirmed) {
      range.last = notable;
    } else {
      ranges.push({ first: notable, last: notable });
    }
    unbroken = true;
  }
  return ranges.map(({ first, last }) => {
    const from = dateWording(first.date);
    const to = dateWording(last.date);
    const expected = first.confirmed ? EMPTY : { vi: ', dự kiến', en: ', expected' };
    return first === last
      ? { vi: `${first.name.vi} ${from.vi}${expected.vi}`, en: `${first.name.en} ${from.en}${expected.en}` }
      : {
          vi: `${first.name.vi} từ ${from.vi} đến ${to.vi}${expected.vi}`,
          en: `${first.name.en} from ${from.en} to ${to.en}${expected.en}`,
        };
  });
}

/** What an entry after the opening did; nothing for those that changed nothing. */
function entryWording(calendar: Calendar, entry: ExplanationEntry, clock: ClockKind): Bilingual[] {
  if (!entry.counts) return [];
  const reason = reasonWording(entry.reason);
  switch (entry.what) {
    case 'paused': {
      if (entry.to === null || !entry.cause || !entry.amount || entry.amount.amount === 0) return [];
      const from = instantWording(calendar, entry.at);
      const to = instantWording(calendar, entry.to);
      const cause = causeWording(entry.cause, entry.reason);
      const time = clockWording(entry.amount.amount * 3_600_000, clock);
      return [
        {
          vi: `tạm dừng từ ${from.vi} đến ${to.vi} (${cause.vi}), không tính ${time.vi}`,
          en: `paused from ${from.en} to ${to.en} (${cause.en}), not counting ${time.en}`,
        },
      ];
    }
    case 'extended': {
      const amount = entry.amount ? budgetWording(entry.amount) : EMPTY;
      return [{ vi: `được gia hạn thêm ${amount.vi}${reason}`, en: `extended by ${amount.en}${reason}` }];
    }
    case 'rebudgeted': {
      const amount = entry.amount ? budgetWording(entry.amount) : EMPTY;
      return [
        { vi: `thời hạn được đổi thành ${amount.vi}${reason}`, en: `the budget was changed to ${amount.en}${reason}` },
      ];
    }
    case 'calendar_changed':
      return [{ vi: `lịch làm việc được cập nhật${reason}`, en: `the office calendar was changed${reason}` }];
    case 'opened':
      return [];
  }
}

/** “đang tạm dừng từ … (…), còn …”. */
function stoppedWording(calendar: Calendar, projection: Projection, entries: readonly ExplanationEntry[]): Bilingual {
  const since = instantWording(calendar, projection.stoppedSince ?? projection.openedAt);
  const causes = join(
    '; ',
    entries
      .filter((entry) => entry.what === 'paused' && entry.to === null && entry.counts)
      .map(({ cause, reason }) => (cause ? causeWording(cause, reason) : EMPTY)),
  );
  const left = clockWording(projection.remainingMs ?? 0, projection.clock);
  return {
    vi: `đang tạm dừng từ ${since.vi} (${causes.vi})${projection.dueAt === null ? `, còn ${left.vi}` : ''}`,
    en: `has been paused since ${since.en} (${causes.en})${projection.dueAt === null ? `, with ${left.en} left` : ''}`,
  };
}

function runningPauses(ledger: Ledger, at: number) {
  const { pauses, stoppedSince } = readLedger(ledger);
  return stoppedSince === null ? pauses : [...pauses, { from: stoppedSince, to: at }];
}

function budgetWording({ unit, amount }: Budget): Bilingual {
  const { vi } = numberWording(amount);
  switch (unit) {
    case 'working_days':
      return { vi: `${vi} ngày làm việc`, en: counted(amount, 'working day') };
    case 'working_hours':
      return { vi: `${vi} giờ làm việc`, en: counted(amount, 'working hour') };
    case 'hours':
      return { vi: `${vi} giờ`, en: counted(amount, 'hour') };
  }
}

function clockWording(ms: number, clock: ClockKind): Bilingual {
  const duration = durationWording(ms);
  return clock === 'wall' ? duration : { vi: `${duration.vi} làm việc`, en: `${duration.en} of office time` };
}

function causeWording(cause: PauseCause, reason: string | undefined): Bilingual {
  const label = CAUSES[cause];
  const text = tidy(reason);
  return text === '' ? label : { vi: `${label.vi}: ${text}`, en: `${label.en}: ${text}` };
}

function reasonWording(reason: string | undefined): string {
  const text = tidy(reason);
  return text === '' ? '' : ` (${text})`;
}

/** A reason as it fits into a sentence: one line, without its own full stop. */
function tidy(reason: string | undefined): string {
  return (reason ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.;]+$/u, '');
}

function append(a: Bilingual, b: Bilingual): Bilingual {
  return { vi: a.vi + b.vi, en: a.en + b.en };
}

function prefix(text: string, words: Bilingual): Bilingual {
  return append({ vi: text, en: text }, words);
}

function join(separator: string, items: readonly Bilingual[]): Bilingual {
  return { vi: items.map(({ vi }) => vi).join(separator), en: items.map(({ en }) => en).join(separator) };
}
