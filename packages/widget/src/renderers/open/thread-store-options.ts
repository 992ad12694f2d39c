import type { ChatKitEventMap } from '../../chatkit/events.ts';
import type { WidgetsOption } from '../../chatkit/options.ts';
import type { ChatKitClient } from './chatkit-client.ts';
import type { PageTool } from './steps/client-tools.ts';

/** Tells the outside what happened; the arguments are those of the element's `chatkit.*` events. */
export type Announce = <Name extends keyof ChatKitEventMap>(
  name: Name,
  detail: ChatKitEventMap[Name]['detail'],
) => void;

/** The page's own handler of widget actions. */
export type PageAction = NonNullable<WidgetsOption['onAction']>;

export interface ThreadStoreOptions {
  client: Pick<ChatKitClient, 'document' | 'stream'>;
  announce: Announce;
  /** Does what a widget leaves to the page. */
  pageAction: PageAction;
  /** Does what the model asks of the page; read anew for each call. */
  pageTool: () => PageTool | undefined;
  /** Called after each change of `state`. */
  changed: () => void;
}
