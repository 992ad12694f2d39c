/** What carries a stream's text to its client. */
export interface TextChannel {
  /** Takes text, to be sent in its order; `false` when the client is slow. */
  write(text: string): boolean;
  /** Calls `go` once when a slow client has taken what it was sent. */
  whenRoom(go: () => void): void;
  /** Sends the header, before there is any text. */
  begin(): void;
  /** Breaks the connection off, which aborts the request's signal. */
  cut(): void;
  end(): void;
}
