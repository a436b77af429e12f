/** Where the files of photos are. Names are made by the product, never by who sends a photo. */
export interface PhotoStorage {
  /** Stores durably, or throws. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  get(name: string): Promise<Buffer | null>;
  /** Removing what is not there is no error. */
  remove(name: string): Promise<void>;
  /** Names of the files that were stored before an instant. */
  storedBefore(instant: Date): AsyncIterable<string>;
}
