import { foldText } from '../classification/fold-text';

/** What people write when something has come back, or was never done. Numbers count from the second time on. */
const AGAIN = [
  'tai dien',
  'tai pham',
  'lan (?:thu )?(?:[2-9]|1\\d|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|n)',
  'van (?:con )?(?:chua|nhu cu|dau vao day)',
  'lai (?:bi|hong|hu|tat|tiep tuc|xuat hien|ngap|tac|nghet|do rac)',
  'nhieu lan',
  'again',
  'once more',
  'still (?:not|no)',
  '(?:second|third|fourth|2nd|3rd|4th) time',
  'recur(?:s|red|ring)?',
];
const PATTERN = new RegExp(` (?:${AGAIN.join('|')}) `, 'u');

/** Whether a text says itself that it is about something reported before. */
export function saysAgain(text: string): boolean {
  return PATTERN.test(` ${foldText(text)} `);
}
