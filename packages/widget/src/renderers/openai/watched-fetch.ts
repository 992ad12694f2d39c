import { isSetUpCode } from '../../set-up/set-up-messages.ts';
import { WidgetError } from '../../widget-error.ts';

/** Looks at what comes of the requests of OpenAI's element, which says little about them itself. */
export class WatchedFetch {
  readonly #tell: (error: WidgetError) => void;
  #works = false;

  /** `tell` is called when a request fails for the way things are set up, unless one has gone through before. */
  constructor(tell: (error: WidgetError) => void) {
    this.#tell = tell;
  }

  /** `fetch`, watched. Everything it is given and answers goes through as it is. */
  around(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      try {
        const answer = await fetch(input, init);
        this.#works = true;
        return answer;
      } catch (error) {
        if (!this.#works && error instanceof WidgetError && isSetUpCode(error.code)) this.#tell(error);
        throw error;
      }
    };
  }
}
