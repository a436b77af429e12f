import fc from 'fast-check';
import type { Calendar } from './calendar';
import { explainDeadline } from './explain';
import { project, spentMs, type LedgerEntry } from './ledger';
import { calendars, ledgers } from './testing/arbitraries';
import { hue } from './testing/hue-calendar';

const HOUR = 3_600_000;

/** An instant in Huế. */
const at = (local: string) => Date.parse(`${local}:00+07:00`);

const opened = (local: string, amount: number, unit: 'working_days' | 'working_hours' | 'hours'): LedgerEntry => ({
  type: 'opened',
  at: at(local),
  budget: { unit, amount },
});

const asked: LedgerEntry = {
  type: 'paused',
  at: at('2026-03-03T09:00'),
  cause: 'awaiting_citizen',
  reason: 'thiếu địa chỉ.',
  by: 'officer-1',
};
const answered: LedgerEntry = {
  type: 'resumed',
  at: at('2026-03-05T10:30'),
  cause: 'awaiting_citizen',
  by: 'citizen',
};

function sentenceOf(ledger: LedgerEntry[], now = '2026-03-02T10:00', calendar: Calendar = hue) {
  return explainDeadline(calendar, ledger, { at: at(now) }).sentence;
}

describe('the sentence', () => {
  test('When working days are counted, then it says which days are not', () => {
    expect(sentenceOf([opened('2026-03-02T09:00', 7, 'working_days')])).toEqual({
      vi: 'Hạn 17:00 thứ Tư 11/03/2026 vì tiếp nhận ngày 02/03/2026 cộng 7 ngày làm việc, không tính thứ Bảy và Chủ nhật.',
      en: 'Due at 17:00 on Wednesday 11 March 2026: received on 2 March 2026 plus 7 working days, not counting Saturdays and Sundays.',
    });
  });

  test('When it was sent on a weekend before Tết, then it says from when it counts and names the holiday', () => {
    expect(sentenceOf([opened('2026-02-14T20:15', 7, 'working_days')])).toEqual({
      vi: 'Hạn 17:00 thứ Tư 04/03/2026 vì tiếp nhận lúc 20:15 thứ Bảy 14/02/2026, ngoài giờ làm việc nên tính từ thứ Hai 23/02/2026, cộng 7 ngày làm việc, không tính thứ Bảy, Chủ nhật và ngày nghỉ lễ (Tết Nguyên đán từ 16/02/2026 đến 20/02/2026).',
      en: 'Due at 17:00 on Wednesday 4 March 2026: received at 20:15 on Saturday 14 February 2026, after office hours and so counted from Monday 23 February 2026, plus 7 working days, not counting Saturdays, Sundays and public holidays (Lunar New Year from 16 February 2026 to 20 February 2026).',
    });
  });

  test('When holidays of several names are met, of which one is unconfirmed, then each is named', () => {
    const { vi, en } = sentenceOf([opened('2026-04-24T09:00', 3, 'working_days')]);
    expect(vi).toBe(
      'Hạn 17:30 thứ Hai 04/05/2026 vì tiếp nhận ngày 24/04/2026 cộng 3 ngày làm việc, không tính thứ Bảy, Chủ nhật và ngày nghỉ lễ (nghỉ bù Giỗ Tổ Hùng Vương 27/04/2026, dự kiến; Ngày Chiến thắng 30/04/2026; Quốc tế Lao động 01/05/2026).',
    );
    expect(en).toContain(
      '(Hùng Kings’ Commemoration in lieu 27 April 2026, expected; Reunification Day 30 April 2026;',
    );
  });

  test('When a make-up day is met, then it is said to count', () => {
    const name = { vi: 'làm bù', en: 'make-up day' };
    const calendar: Calendar = {
      ...hue,
      days: [{ date: '2026-03-07', kind: 'makeup', name, confirmed: true }],
    };
    expect(sentenceOf([opened('2026-03-06T09:00', 1, 'working_days')], '2026-03-06T10:00', calendar)).toEqual({
      vi: 'Hạn 17:00 thứ Bảy 07/03/2026 vì tiếp nhận ngày 06/03/2026 cộng 1 ngày làm việc, có tính ngày làm bù thứ Bảy 07/03/2026.',
      en: 'Due at 17:00 on Saturday 7 March 2026: received on 6 March 2026 plus 1 working day, counting the make-up day Saturday 7 March 2026.',
    });
  });

  test('When hours are counted, then it says of which kind', () => {
    expect(sentenceOf([opened('2026-03-06T16:30', 1.5, 'working_hours')])).toEqual({
      vi: 'Hạn 08:30 thứ Hai 09/03/2026 vì tiếp nhận lúc 16:30 thứ Sáu 06/03/2026 cộng 1,5 giờ làm việc, chỉ tính trong giờ làm việc, không tính thứ Bảy và Chủ nhật.',
      en: 'Due at 08:30 on Monday 9 March 2026: received at 16:30 on Friday 6 March 2026 plus 1.5 working hours, counting office hours only, not counting Saturdays and Sundays.',
    });
    expect(sentenceOf([opened('2026-03-06T23:30', 4, 'hours')])).toEqual({
      vi: 'Hạn 03:30 thứ Bảy 07/03/2026 vì tiếp nhận lúc 23:30 thứ Sáu 06/03/2026 cộng 4 giờ, tính liên tục cả ngoài giờ làm việc.',
      en: 'Due at 03:30 on Saturday 7 March 2026: received at 23:30 on Friday 6 March 2026 plus 4 hours, counted around the clock.',
    });
  });

  test('When the clock stands still, then it says since when, why, what is left and what going on now would give', () => {
    expect(sentenceOf([opened('2026-03-02T09:00', 7, 'working_days'), asked], '2026-03-04T09:00')).toEqual({
      vi: 'Thời hạn đang tạm dừng từ 09:00 thứ Ba 03/03/2026 (chờ người dân bổ sung thông tin: thiếu địa chỉ), còn 54 giờ 30 phút làm việc; nếu tiếp tục lúc 09:00 thứ Tư 04/03/2026 thì hạn là 17:00 thứ Năm 12/03/2026. Căn cứ: tiếp nhận ngày 02/03/2026 cộng 7 ngày làm việc, không tính thứ Bảy và Chủ nhật.',
      en: 'The deadline has been paused since 09:00 on Tuesday 3 March 2026 (waiting for information from the citizen: thiếu địa chỉ), with 54 hours 30 minutes of office time left; if it goes on at 09:00 on Wednesday 4 March 2026, it is due at 17:00 on Thursday 12 March 2026. Basis: received on 2 March 2026 plus 7 working days, not counting Saturdays and Sundays.',
    });
  });

  test('When it was paused, extended and its calendar changed, then each is said with its reason', () => {
    const { vi, en } = sentenceOf([
      opened('2026-03-02T09:00', 7, 'working_days'),
      asked,
      answered,
      {
        type: 'extended',
        at: at('2026-03-05T11:00'),
        budget: { unit: 'working_days', amount: 3 },
        reason: 'chờ vật tư',
        by: 'x',
      },
      { type: 'calendar_changed', at: at('2026-03-06T11:00'), calendar: '2', reason: 'QĐ 4010/QĐ-UBND', by: 'x' },
    ]);
    expect(vi).toBe(
      'Hạn 17:00 thứ Năm 19/03/2026 vì tiếp nhận ngày 02/03/2026 cộng 7 ngày làm việc, không tính thứ Bảy và Chủ nhật; tạm dừng từ 09:00 thứ Ba 03/03/2026 đến 10:30 thứ Năm 05/03/2026 (chờ người dân bổ sung thông tin: thiếu địa chỉ), không tính 17 giờ 30 phút làm việc; được gia hạn thêm 3 ngày làm việc (chờ vật tư); lịch làm việc được cập nhật (QĐ 4010/QĐ-UBND); tính đến hết giờ làm việc của ngày đến hạn.',
    );
    expect(en).toBe(
      'Due at 17:00 on Thursday 19 March 2026: received on 2 March 2026 plus 7 working days, not counting Saturdays and Sundays; paused from 09:00 on Tuesday 3 March 2026 to 10:30 on Thursday 5 March 2026 (waiting for information from the citizen: thiếu địa chỉ), not counting 17 hours 30 minutes of office time; extended by 3 working days (chờ vật tư); the office calendar was changed (QĐ 4010/QĐ-UBND); taken to closing time of the due day.',
    );
  });

  test('When the obligation began with something else, then that is said', () => {
    const ledger = [opened('2026-03-02T09:00', 3, 'working_days')];
    const began = { vi: 'phân phối', en: 'dispatched' };
    expect(explainDeadline(hue, ledger, { at: at('2026-03-02T09:00'), began }).sentence).toEqual({
      vi: 'Hạn 17:00 thứ Năm 05/03/2026 vì phân phối ngày 02/03/2026 cộng 3 ngày làm việc.',
      en: 'Due at 17:00 on Thursday 5 March 2026: dispatched on 2 March 2026 plus 3 working days.',
    });
  });
});

describe('the entries', () => {
  test('When a deadline is explained, then each entry says what it did', () => {
    const explanation = explainDeadline(
      hue,
      [
        opened('2026-03-02T09:00', 7, 'working_days'),
        asked,
        answered,
        {
          type: 'extended',
          at: at('2026-03-05T11:00'),
          budget: { unit: 'working_days', amount: 1 },
          reason: 'chờ vật tư',
          by: 'supervisor-1',
        },
      ],
      { at: at('2026-03-05T11:30') },
    );
    expect(explanation).toMatchObject({
      dueAt: at('2026-03-17T17:00'),
      dueAtIfResumed: null,
      clock: 'office',
      spentMs: 9 * HOUR,
      budgetMs: 70.5 * HOUR,
      remainingMs: 61.5 * HOUR,
    });
    const saturday = { vi: 'thứ Bảy', en: 'Saturday' };
    const sunday = { vi: 'Chủ nhật', en: 'Sunday' };
    expect(explanation.entries).toEqual([
      {
        what: 'opened',
        at: at('2026-03-02T09:00'),
        from: at('2026-03-02T09:00'),
        to: at('2026-03-11T17:00'),
        amount: { unit: 'working_days', amount: 7 },
        counts: true,
        days: [
          { date: '2026-03-07', why: 'day_off', name: saturday, confirmed: true },
          { date: '2026-03-08', why: 'day_off', name: sunday, confirmed: true },
        ],
        dueAt: at('2026-03-11T17:00'),
      },
      {
        what: 'paused',
        at: at('2026-03-03T09:00'),
        from: at('2026-03-03T09:00'),
        to: at('2026-03-05T10:30'),
        amount: { unit: 'working_hours', amount: 17.5 },
        counts: true,
        days: [],
        dueAt: at('2026-03-16T17:00'),
        cause: 'awaiting_citizen',
        reason: 'thiếu địa chỉ.',
        by: 'officer-1',
      },
      {
        what: 'extended',
        at: at('2026-03-05T11:00'),
        from: at('2026-03-16T17:00'),
        to: at('2026-03-17T17:00'),
        amount: { unit: 'working_days', amount: 1 },
        counts: true,
        days: [],
        dueAt: at('2026-03-17T17:00'),
        reason: 'chờ vật tư',
        by: 'supervisor-1',
      },
    ]);
  });

  test('When an entry has no effect, then it is marked and not in the sentence', () => {
    const reason = 'r';
    const explanation = explainDeadline(
      hue,
      [
        opened('2026-03-02T09:00', 7, 'working_days'),
        {
          type: 'extended',
          at: at('2026-03-02T09:00'),
          budget: { unit: 'working_days', amount: 1 },
          reason,
          by: 'x',
        },
        { type: 'rebudgeted', at: at('2026-03-02T09:10'), budget: { unit: 'hours', amount: 4 }, reason, by: 'x' },
        { type: 'paused', at: at('2026-03-02T09:20'), cause: 'area_suspended', reason, by: 'x' },
      ],
      { at: at('2026-03-02T09:30') },
    );
    expect(explanation.entries.map(({ what, counts }) => [what, counts])).toEqual([
      ['opened', false],
      ['extended', false],
      ['rebudgeted', true],
      ['paused', false],
    ]);
    expect(explanation.sentence.vi).toBe(
      'Hạn 13:00 thứ Hai 02/03/2026 vì tiếp nhận lúc 09:00 thứ Hai 02/03/2026 cộng 4 giờ, tính liên tục cả ngoài giờ làm việc; thời hạn được đổi thành 4 giờ (r).',
    );
  });
});

describe('any ledger under any calendar', () => {
  test('When it is explained, then it agrees with the projection, ends with it, and is plain JSON in whole sentences', () => {
    fc.assert(
      fc.property(calendars, ledgers(), fc.integer({ min: 0, max: 40 * 24 * HOUR }), (calendar, ledger, after) => {
        const now = (ledger[0]?.at ?? 0) + after;
        const explanation = explainDeadline(calendar, ledger, { at: now });
        const { dueAt, budgetMs } = project(calendar, ledger);
        expect(explanation.dueAt).toBe(dueAt);
        expect(explanation.spentMs + explanation.remainingMs).toBe(budgetMs);
        expect(explanation.spentMs).toBe(spentMs(calendar, ledger, now));
        expect(explanation.entries).toHaveLength(ledger.filter(({ type }) => type !== 'resumed').length);
        expect(explanation.sentence.vi).toMatch(/^(Hạn|Thời hạn) .*[^.]\.$/u);
        expect(explanation.sentence.en).toMatch(/^(Due at|The deadline) .*[^.]\.$/u);
        expect(`${explanation.sentence.vi}${explanation.sentence.en}`).not.toMatch(/undefined|null|NaN| {2}|\(\)|, ,/u);
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
      }),
      { numRuns: 1000 },
    );
  });
});
