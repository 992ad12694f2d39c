export { ChatDock } from './chat-dock.ts';
export {
  ChatDockSessionChangedEvent,
  ChatDockSignInRequiredEvent,
  ChatDockStateChangedEvent,
  ChatDockUiChangedEvent,
  type ChatDockState,
} from './chat-dock-events.ts';
export type {
  ChatDockMethod,
  ChatdockCall,
  ChatdockEntry,
  ChatdockGlobal,
} from './script-tag/chatdock-global.ts';
export { ChatDockOpenChangedEvent } from './launcher/open-changed-event.ts';
export type { GetToken } from './session/page-token.ts';
export type { SessionOutcome } from './session/session-controller.ts';
export { WidgetError, type WidgetErrorCode, type WidgetErrorDetails } from './widget-error.ts';
export type { ComposerOption, ModelOption, ToolOption } from './chatkit/composer.ts';
export type {
  Command,
  CommandSelection,
  CommandsOption,
  EntitiesOption,
  Entity,
} from './chatkit/entities.ts';
export type { ChatKitEventMap } from './chatkit/events.ts';
export type { ChatKitIcon, HeaderIcon } from './chatkit/icons.ts';
export type {
  Attachment,
  ComposerValue,
  OutgoingMessage,
  ToolChoice,
  UserMessageContent,
  WidgetAction,
  WidgetActionConfig,
  WidgetComponentProps,
  WidgetElement,
  WidgetReference,
} from './chatkit/messages.ts';
export type { ChatKitMethods } from './chatkit/methods.ts';
export type {
  ChatKitOptions,
  ClientToolCall,
  CustomApi,
  DisclaimerOption,
  FileUploadStrategy,
  HeaderAction,
  HeaderOption,
  HistoryOption,
  HostedApi,
  StartScreenOption,
  StartScreenPrompt,
  ThreadItemActionsOption,
  ThreadOption,
  WidgetsOption,
} from './chatkit/options.ts';
export type {
  AccentColor,
  ColorOption,
  ColorScheme,
  FontObject,
  GrayscaleOptions,
  SurfaceColors,
  ThemeOption,
  TypographyOption,
} from './chatkit/theme.ts';
export type { OwnWords, Words } from './locales/words.ts';
export type { OpenChatKitOptions } from './renderers/open/open-options.ts';
export type { MountedRenderer, Renderer } from './renderers/renderer.ts';
