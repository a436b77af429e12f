/**
 * Something about this machine or its settings stops the start: a busy port, a missing binary, a bad setting.
 * The message is one sentence for the person at the terminal and says what to do; no stack is shown for it.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
