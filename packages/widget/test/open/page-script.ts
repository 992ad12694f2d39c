import { openRenderer } from '../../src/renderers/open/open-renderer.ts';
import { loadRich } from '../../src/renderers/open/markdown/load-rich.ts';
import { MarkdownView } from '../../src/renderers/open/markdown/markdown-view.ts';
import type { ChatKitOptions } from '../../src/chatkit/options.ts';
import type { MountedRenderer } from '../../src/renderers/renderer.ts';

/** What a test's page knows, as `window.chat`. */
export interface ChatPage {
  /** Mounts the renderer on this origin's `/chatkit`. */
  mount(options?: Partial<ChatKitOptions>): Promise<void>;
  mounted: MountedRenderer | null;
  /** Shows what is there in another theme, and keeps to the options otherwise. */
  retheme(theme: 'light' | 'dark'): void;
  /** Renders the growing text step by step, as a stream would, and answers the markup of the end. */
  renderMarkdown(steps: readonly string[], domains?: readonly string[]): string;
  /** How long that and its layout take, in milliseconds. */
  timeMarkdown(steps: readonly string[]): number;
  /** What the page does for widgets; what it is asked to do is among the events, as `action`. */
  pageAction: () => void | Promise<void>;
  /** What the page does for the model; what it is asked to do is among the events, as `tool`. */
  pageTool: () => unknown;
  /** Every `chatkit.*` event that reached the document, as `[name, detail]`. */
  events: [name: string, detail: unknown][];
}

declare global {
  interface Window {
    chat: ChatPage;
  }
}

const names = [
  'ready',
  'error',
  'log',
  'response.start',
  'response.end',
  'thread.change',
  'thread.load.start',
  'thread.load.end',
  'effect',
  'history.open',
  'history.close',
];

const onClientTool: ChatKitOptions['onClientTool'] = (call) => {
  window.chat.events.push(['tool', call]);
  return window.chat.pageTool();
};

/** Markdown is looked at as it is with everything loaded, unless a test is about that. */
const early = location.hash === '#bare' ? null : loadRich();

window.chat = {
  mounted: null,
  retheme: () => {},
  renderMarkdown: () => '',
  timeMarkdown: () => 0,
  events: [],
  pageAction: () => {},
  pageTool: () => null,
  async mount(options = {}) {
    await early;
    const api = {
      url: new URL('/chatkit', location.href).href,
      fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
    };
    const host = document.querySelector('main');
    if (!host) return;
    const widgets: ChatKitOptions['widgets'] = {
      onAction: (action, item) => {
        window.chat.events.push(['action', { action, item }]);
        return window.chat.pageAction();
      },
    };
    const own = { api, widgets, onClientTool };
    const mounted = await openRenderer.mount(host, { ...own, ...options });
    window.chat.mounted = mounted;
    window.chat.retheme = (theme) => mounted.update({ ...own, ...options, theme });
  },
};

window.chat.renderMarkdown = (steps, domains = []) => {
  const view = new MarkdownView();
  document.querySelector('main')?.replaceChildren(view.element);
  for (const text of steps) view.show(text, { streaming: true, domains });
  view.show(steps.at(-1) ?? '', { streaming: false, domains });
  return view.element.innerHTML;
};

window.chat.timeMarkdown = (steps) => {
  const begin = performance.now();
  window.chat.renderMarkdown(steps);
  document.querySelector('main')?.getBoundingClientRect();
  return performance.now() - begin;
};

for (const name of names) {
  document.addEventListener(`chatkit.${name}`, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const detail: unknown = event.detail?.error
      ? { code: event.detail.error.code, message: event.detail.error.message }
      : event.detail;
    window.chat.events.push([name, detail]);
  });
}
