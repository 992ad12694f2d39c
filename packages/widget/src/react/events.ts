import type { ChatDockEventMap } from '../chat-dock-event-map.ts';

/** The prop that hears of each event. One that is missing here does not compile. */
export const eventOfProp: { readonly [Name in keyof ChatDockEventMap as PropName<Name>]: Name } = {
  onStateChanged: 'chat-dock-state-changed',
  onSignInRequired: 'chat-dock-sign-in-required',
  onSessionChanged: 'chat-dock-session-changed',
  onUiChanged: 'chat-dock-ui-changed',
  onOpenChanged: 'chat-dock-open-changed',
  onReady: 'chatkit.ready',
  onError: 'chatkit.error',
  onLog: 'chatkit.log',
  onResponseStart: 'chatkit.response.start',
  onResponseEnd: 'chatkit.response.end',
  onThreadChange: 'chatkit.thread.change',
  onThreadLoadStart: 'chatkit.thread.load.start',
  onThreadLoadEnd: 'chatkit.thread.load.end',
  onEffect: 'chatkit.effect',
  onDeeplink: 'chatkit.deeplink',
  onToolChange: 'chatkit.tool.change',
  onHistoryOpen: 'chatkit.history.open',
  onHistoryClose: 'chatkit.history.close',
};

/** The events as props. */
export type ChatDockListeners = {
  [Name in keyof ChatDockEventMap as PropName<Name>]?: ((event: ChatDockEventMap[Name]) => void) | undefined;
};

/** As `@openai/chatkit-react` calls them: `onThreadChange` for `chatkit.thread.change`. */
type PropName<Name> = Name extends `chatkit.${infer Words}` | `chat-dock-${infer Words}`
  ? `on${Capitals<Words>}`
  : never;

type Capitals<Words extends string> = Words extends `${infer First}.${infer Rest}`
  ? `${Capitals<First>}${Capitals<Rest>}`
  : Words extends `${infer First}-${infer Rest}`
    ? `${Capitalize<First>}${Capitals<Rest>}`
    : Capitalize<Words>;
