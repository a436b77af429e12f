/** An engine could not classify. The message holds nothing of the citizen's text, so that it may be logged. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
