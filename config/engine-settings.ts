/** What classifies besides the trained model; null: nothing does. */
export type EngineSettings = { kind: 'embedding'; folder: string } | LanguageModelSettings | null;

export interface LanguageModelSettings {
  kind: 'llm';
  /** Base URL of an OpenAI-compatible service, as `https://llm.example.org/v1`. */
  url: string;
  model: string;
  apiKey?: string;
  timeoutMs: number;
  /** Of all processes together. */
  dailyCalls: number;
}
