import { ChatDockUiChangedEvent } from './chat-dock-events.ts';
import type { Renderer } from './renderers/renderer.ts';

/** Which chat UI `<chat-dock>` shows: what its attributes say. */
export interface UiSettings {
  readonly ui: string;
  readonly domainKey: string;
  readonly chatkitScript: string;
}

/** Loads the chat UI for a conversation here, or for one that is `hosted` by OpenAI. */
export async function loadUi(settings: UiSettings, hosted: boolean): Promise<Renderer> {
  const { ui, domainKey } = settings;
  if (hosted || ui === 'openai' || (domainKey && ui !== 'open')) {
    const { openaiRenderer } = await import('./renderers/openai/openai-renderer.ts');
    return openaiRenderer(settings, hosted ? null : loadOpenRenderer);
  }
  const renderer = await loadOpenRenderer();
  return {
    async mount(host, options) {
      const mounted = await renderer.mount(host, options);
      host.dispatchEvent(new ChatDockUiChangedEvent('open', null));
      return mounted;
    },
  };
}

async function loadOpenRenderer(): Promise<Renderer> {
  const { openRenderer } = await import('./renderers/open/open-renderer.ts');
  return openRenderer;
}
