import { WidgetError } from '../../widget-error.ts';
import type { MountedRenderer, Renderer, RendererOptions } from '../renderer.ts';

/** The chat UI of this package, on any ChatKit server. Asks no other host for anything. */
export const openRenderer: Renderer = {
  async mount(host: ParentNode, options: RendererOptions): Promise<MountedRenderer> {
    // Both at once; a person can type before the second is there.
    import('./conversation/define.ts').catch(() => {});
    const { OpenChatKit } = await import('./define.ts');
    const element = document.createElement('openai-chatkit');
    // Another element by that name cannot be told what ours can.
    if (!(element instanceof OpenChatKit)) throw new WidgetError('renderer_failed');
    element.setOptions(options);
    host.append(element);
    try {
      await element.updateComplete;
    } catch (cause) {
      element.remove();
      throw new WidgetError('renderer_failed', { cause });
    }
    return {
      element,
      update: (next) => element.setOptions(next),
      dispose: () => element.remove(),
    };
  },
};
