import { randomBytes } from 'node:crypto';
import { createFormGuard } from './form-guard';

const START = Date.parse('2026-03-02T09:00:00+07:00');

let now: number;
const guard = createFormGuard(randomBytes(32), () => now);
beforeEach(() => {
  now = START;
});

describe('the guard of a form', () => {
  it('When somebody takes the time that writing takes, then nothing is suspicious', () => {
    const opened = guard.seal();
    now += 3_000;
    expect(guard.suspicionOf({ website: '', opened })).toBeNull();
    now = START + 24 * 3_600_000;
    expect(guard.suspicionOf({ website: '', opened })).toBeNull();
  });

  it('When it is sent at once, or with a seal that is too old, made up or missing, then it is to be sent again', () => {
    const opened = guard.seal();
    expect(guard.suspicionOf({ website: '', opened })).toBe('hurry');
    now = START + 24 * 3_600_000 + 1;
    const another = createFormGuard(randomBytes(32), () => START).seal();
    const later = opened.replace(String(START), String(START - 10_000));
    for (const seal of [opened, another, later, '', '.', 'NaN.x', `${START}`]) {
      expect(guard.suspicionOf({ website: '', opened: seal })).toBe('hurry');
    }
  });

  it('When a field that nobody sees is filled in, then it is a trap', () => {
    const opened = guard.seal();
    now += 60_000;
    expect(guard.suspicionOf({ website: 'https://spam.example', opened })).toBe('trap');
  });
});
