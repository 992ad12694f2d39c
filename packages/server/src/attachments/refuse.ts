import { ChatdockError } from '../chatdock-error.ts';

/** Says what to set, when the server is made. */
export function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
