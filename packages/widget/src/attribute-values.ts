import type { PropertyDeclaration } from 'lit';
import { WidgetError } from './widget-error.ts';

/** A property of the element, with what it is as long as nobody says anything. */
export interface Setting<T = unknown> extends PropertyDeclaration {
  otherwise: T;
  /** Where it goes in the options of the chat UI, if it does. */
  place?: string;
}

/**
 * A property whose attribute is of a shape, and then what `read` makes of it. Anything else is reported to the console, and counts as if
 * it were not there: a chat that does not do as asked is better than none.
 */
export function attribute<T>(otherwise: T, shape: RegExp, read: (text: string) => T | null): Setting<T> {
  return {
    otherwise,
    converter: (text) => {
      const value = text !== null && shape.test(text) ? read(text) : null;
      if (text !== null && value === null) {
        reportError(
          new WidgetError('not_configured', { message: `<chat-dock> does not understand “${text}”.` }),
        );
      }
      return value ?? otherwise;
    },
  };
}
