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
} from './renderers/renderer.ts';
