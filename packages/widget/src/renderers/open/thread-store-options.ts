import type { ChatKitEventMap } from '../../chatkit/events.ts';
import type { WidgetsOption } from '../../chatkit/options.ts';
import type { ChatKitClient, Endpoint } from './chatkit-client.ts';
import type { PageTool } from './steps/client-tools.ts';

/** Tells the outside what happened; the arguments are those of the element's `chatkit.*` events. */
export type Announce = <Name extends keyof ChatKitEventMap>(
  name: Name,
  detail: ChatKitEventMap[Name]['detail'],
) => void;

export interface ThreadStoreOptions {
  client: Pick<ChatKitClient, keyof ChatKitClient>;
  /** Where the server is, which some pictures come from. */
  endpoint: () => Endpoint;
  announce: Announce;
  /** What the page does for widgets; read anew each time. */
  pageWidgets: () => WidgetsOption | undefined;
  /** Does what the model asks of the page; read anew for each call. */
  pageTool: () => PageTool | undefined;
  /** Called after each change of `state`. */
  changed: () => void;
}
