import { ChatdockError } from '../chatdock-error.ts';
import type { SigningSecret, SigningSecrets } from '../signing-secret.ts';
import { checkSecret } from './user-jwt-settings.ts';

/** What client secrets are to be signed with: as options and environment say, and what follows from `auth`. */
export interface SecretSources {
  /** The option `secret`. */
  readonly given: string | readonly [current: string, previous: string] | undefined;
  /** `CHATDOCK_SECRET` and `CHATDOCK_SECRET_PREVIOUS`; read when the option is left out. */
  readonly current: string | undefined;
  readonly previous: string | undefined;
  /**
   * The secrets of `auth`, the newest first. Only such as vouch for every user: whoever has one of these could open sessions of
   * anyone known by another way.
   */
  readonly shared: readonly string[];
}

/**
 * The secrets, checked; `undefined` when none is set and one has to be made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseSigningSecrets(sources: SecretSources): SigningSecrets | undefined {
  const [current, previous] = configured(sources);
  if (current !== undefined) return checked(current, previous);
  if (previous !== undefined) refuse('CHATDOCK_SECRET_PREVIOUS is set without CHATDOCK_SECRET: set both.');
  const [first, ...others] = sources.shared.map(derived);
  return first && [first, ...others];
}

function configured({ given, current, previous }: SecretSources): readonly (string | undefined)[] {
  if (given === undefined) return [current, previous];
  if (typeof given === 'string') return [given];
  if (Array.isArray(given) && given.length === 2) return given;
  return refuse('secret must be a text, or the current and the previous one: [current, previous].');
}

function checked(current: string, previous: string | undefined): SigningSecrets {
  checkSecret('secret (or CHATDOCK_SECRET)', current);
  const purpose = 'configured';
  if (previous === undefined) return [{ text: current, purpose }];
  checkSecret('the previous secret (or CHATDOCK_SECRET_PREVIOUS)', previous);
  if (current === previous) {
    refuse(
      'The previous secret is the same as the current one: make a new one, or leave the previous one out.',
    );
  }
  return [
    { text: current, purpose },
    { text: previous, purpose },
  ];
}

function derived(text: string): SigningSecret {
  return { text, purpose: 'derived from the user token secret' };
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
