import type { ChatKitOptions } from '../../../chatkit/options.ts';

/** Something that is switched on, or a list with something in it. */
const on = /(?:enabled|Menu)":true|:\[\{/;

/** Whether the options want a row of buttons by the text box. */
export function wantsButtons({ composer, entities }: ChatKitOptions): boolean {
  return on.test(JSON.stringify([composer, entities]));
}
