/** One statement of the protocol, or of what Chatdock adds to it. */
export interface Requirement {
  /** What a compatible server does, in one sentence. */
  readonly says: string;
  /** Where it comes from: `chatkit` is what the reference server shows, `chatdock` is ours on top. */
  readonly origin: 'chatkit' | 'chatdock';
  /** Why Chatdock does not do it yet. Its scenarios have to fail until it does. */
  readonly gap?: string;
}

/** What the reference server shows. */
export function chatkit(says: string): Requirement {
  return { says, origin: 'chatkit' };
}

/** What Chatdock promises beyond the reference, or otherwise than it. */
export function chatdock(says: string): Requirement {
  return { says, origin: 'chatdock' };
}
