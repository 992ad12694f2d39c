/** What is kept of a file beside its bytes, where the store can. */
export interface FileDescription {
  readonly mimeType: string;
}

/** A file being read. */
export interface OpenFile {
  /** Of the whole file, in bytes, also when only its beginning is read. */
  readonly size: number;
  /** Read once; left early, it lets go of the file. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Where the bytes of attachments are. Keys are made by this package, never by a user: 40 characters of `0-9a-f`, used once.
 * What a store rejects with goes to the log by its name and code only.
 */
export interface FileStore {
  /** Writes a file, whole or not at all: when `bytes` throws, it rejects with that, and nothing is left. */
  put(key: string, bytes: AsyncIterable<Uint8Array>, description: FileDescription): Promise<void>;
  /** Opens a file, or just its first bytes; `null` when there is none. */
  open(key: string, range?: { readonly firstBytes: number }): Promise<OpenFile | null>;
  /** Removes whatever there is under the key, what a crash left of writing it included. Nothing there is fine. */
  delete(key: string): Promise<void>;
  /** Left out by stores that browsers cannot reach: their files pass through this server. */
  readonly direct?: DirectAccess | undefined;
}

/** How browsers reach a store without this server in between: by addresses that are good for one file and a short time. */
export interface DirectAccess {
  /** An address that takes exactly `size` bytes of that type with a PUT, and the headers that go with it. */
  uploadAddress(key: string, upload: DirectUpload): Promise<{ url: string; headers: Record<string, string> }>;
  /** An address that gives the file as a download of that name. */
  downloadAddress(key: string, download: DirectDownload): Promise<string>;
  /** Copies a file, so that the copy is out of reach of the address that it was sent to. `false` when there is none. */
  copy(from: string, to: string): Promise<boolean>;
}

export interface DirectUpload {
  readonly mimeType: string;
  readonly size: number;
  readonly expiresInSeconds: number;
}

export interface DirectDownload {
  /** The `Content-Type` to be answered. */
  readonly contentType: string;
  /** The `Content-Disposition` to be answered. */
  readonly disposition: string;
  readonly expiresInSeconds: number;
}
