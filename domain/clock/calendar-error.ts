/** A calendar cannot answer: it is malformed, has a gap, or never opens. The message is a plain sentence for the administrator who edits it. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
}
