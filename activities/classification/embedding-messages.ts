/** What the process of the embedding model is asked. */
export interface ToEmbeddingProcess {
  id: number;
  texts: string[];
}

/** What it says. */
export type FromEmbeddingProcess =
  | { ready: { version: string; dimensions: number } }
  | { failed: string }
  | { id: number; vectors: Float32Array[] }
  | { id: number; fault: string };

/** Files that can hold the model, with their number formats, the fastest first. */
export const MODEL_FILES = [
  { file: 'onnx/model_quantized.onnx', dtype: 'q8' },
  { file: 'onnx/model_int8.onnx', dtype: 'int8' },
  { file: 'onnx/model_uint8.onnx', dtype: 'uint8' },
  { file: 'onnx/model.onnx', dtype: 'fp32' },
] as const;
