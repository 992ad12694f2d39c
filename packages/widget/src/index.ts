export { ChatDock } from './chat-dock.ts';
export {
  ChatDockSignInRequiredEvent,
  ChatDockStateChangedEvent,
  type ChatDockState,
} from './chat-dock-events.ts';
export type { GetToken } from './session/page-token.ts';
export { WidgetError, type WidgetErrorCode, type WidgetErrorDetails } from './widget-error.ts';
export type {
  ChatKitEventMap,
  ChatKitMethods,
  ColorScheme,
  MountedRenderer,
  OutgoingMessage,
  Renderer,
  RendererOptions,
  StartScreenPrompt,
  WidgetAction,
  WidgetReference,
} from './renderers/renderer.ts';
