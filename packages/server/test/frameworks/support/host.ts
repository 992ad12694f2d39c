import type { Chatdock } from '../../../src/index.ts';

/** An application of some framework, with the chat in it. */
export interface RunningHost {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** How a framework is given the chat at `/api/chatkit`. */
export interface Host {
  readonly name: string;
  start(chat: Chatdock): Promise<RunningHost>;
}
