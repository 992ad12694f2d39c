import type { ChatKitOptions } from '../../chatkit/options.ts';
import { pageFetch } from '../../page-fetch.ts';
import { WidgetError } from '../../widget-error.ts';
import type { Endpoint } from './chatkit-client.ts';

/** Where the options say that the server is. `not_configured` for a conversation at OpenAI, which has none of one's own. */
export function endpointOf({ api, locale = navigator.language }: ChatKitOptions): Endpoint {
  if (!('url' in api)) throw new WidgetError('not_configured');
  return { url: api.url, fetch: api.fetch ?? pageFetch, locale };
}
