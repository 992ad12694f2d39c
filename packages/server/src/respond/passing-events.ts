import type { EventOf } from '../protocol/events.ts';
import type { IconName } from '../protocol/icons.ts';

/** Says what is being done, in a line that the next one replaces and that is gone when the turn is over. */
export function progress(text: string, icon?: IconName): EventOf<'progress_update'> {
  return { type: 'progress_update', text, ...(icon !== undefined && { icon }) };
}

/** Tells the page to do something: its `chatkit.effect` listeners get the name and the data. Nothing comes back. */
export function clientEffect(name: string, data: Record<string, unknown> = {}): EventOf<'client_effect'> {
  return { type: 'client_effect', name, data };
}

/** Shows the user a banner. `message` is markdown. */
export function notice(
  level: EventOf<'notice'>['level'],
  message: string,
  title?: string,
): EventOf<'notice'> {
  return { type: 'notice', level, message, ...(title !== undefined && { title }) };
}
