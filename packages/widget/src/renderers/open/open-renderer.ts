import { WidgetError } from '../../widget-error.ts';
import type { ChatKitOptions } from '../../chatkit/options.ts';
import type { MountedRenderer, Renderer } from '../renderer.ts';

/** The chat UI of this package, on any ChatKit server. Asks no other host for anything. */
export const openRenderer: Renderer = {
  async mount(host: ParentNode, options: ChatKitOptions): Promise<MountedRenderer> {
    // Both at once; a person can type before the second is there.
    import('./conversation/define.ts').catch(() => {});
    if (options.initialThread) import('./loading/load-thread.ts').catch(() => {});
    const { DockedChat } = await import('./docked/define.ts');
    const element = new DockedChat();
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
      unsent: () => element.unsent,
      update: (next) => element.setOptions(next),
      dispose: () => element.remove(),
    };
  },
};
