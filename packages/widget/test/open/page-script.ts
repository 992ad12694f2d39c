import { openRenderer } from '../../src/renderers/open/open-renderer.ts';
import { loadRich } from '../../src/renderers/open/markdown/load-rich.ts';
import { placeMarks } from '../../src/renderers/open/markdown/rich-syntax/marks.ts';
import { MarkdownView } from '../../src/renderers/open/markdown/markdown-view.ts';
import type { Command, CommandsOption, EntitiesOption, Entity } from '../../src/chatkit/entities.ts';
import type { ChatKitOptions, CustomApi } from '../../src/chatkit/options.ts';
import type { OpenChatKitOptions } from '../../src/renderers/open/open-options.ts';
import type { MountedRenderer } from '../../src/renderers/renderer.ts';

/** What the chat is told beside where the server is. */
export type ChatPageOptions = Omit<Partial<OpenChatKitOptions>, 'api'> & {
  api?: Pick<CustomApi, 'uploadStrategy'>;
};

/** What a test's page knows, as `window.chat`. */
export interface ChatPage {
  /** Mounts the renderer on this origin's `/chatkit`. */
  mount(options?: ChatPageOptions): Promise<void>;
  mounted: MountedRenderer | null;
  /** Shows what is there in another theme, and keeps to the options otherwise. */
  retheme(theme: 'light' | 'dark'): void;
  /** Gives what is there these options, in place of those it had. */
  retell(options: ChatPageOptions): void;
  /** Renders the growing text step by step, as a stream would, and answers the markup of the end. */
  renderMarkdown(steps: readonly string[], domains?: readonly string[]): string;
  /** The markup of a text with `{0}`, `{1}` … at these places. */
  renderMarked(text: string, places: readonly number[]): string;
  /** The same with its layout, and no answer. */
  layOutMarkdown(steps: readonly string[]): void;
  /** What the page does for widgets; what it is asked to do is among the events, as `action`. */
  pageAction: () => void | Promise<void>;
  /** What the page does for the model; what it is asked to do is among the events, as `tool`. */
  pageTool: () => unknown;
  /** What the page finds for “@” and “/”, and does with what is chosen; what it is asked is among the events. */
  pageSearch: (sign: '@' | '/', query: string) => Promise<object[]>;
  pageSelect: NonNullable<CommandsOption['onSelect']>;
  pagePreview: NonNullable<EntitiesOption['onRequestPreview']>;
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
  'tool.change',
];

const onClientTool: ChatKitOptions['onClientTool'] = (call) => {
  window.chat.events.push(['tool', call]);
  return window.chat.pageTool();
};

/** Options cannot bring functions to the page: where these are wanted, they are there. */
function pageFunctions({ entities, commands }: ChatPageOptions): Partial<ChatKitOptions> {
  const { chat } = window;
  const search = async <Found>(sign: '@' | '/', query: string): Promise<Found[]> => {
    chat.events.push(['search', sign + query]);
    const found: unknown = await chat.pageSearch(sign, query);
    return Object.assign<Found[], unknown>([], found);
  };
  return {
    ...(entities && {
      entities: {
        ...entities,
        onTagSearch: (query) => search<Entity>('@', query),
        onClick: (entity) => chat.events.push(['entity', entity]),
        onRequestPreview: (entity) => chat.pagePreview(entity),
      },
    }),
    ...(commands && {
      commands: {
        ...commands,
        onSearch: (query) => search<Command>('/', query),
        onSelect: (command) => chat.pageSelect(command),
      },
    }),
  };
}

/** Markdown is looked at as it is with everything loaded, unless a test is about that. */
const early = location.hash === '#bare' ? null : loadRich();

window.chat = {
  mounted: null,
  retheme: () => {},
  retell: () => {},
  renderMarkdown: () => '',
  renderMarked: () => '',
  layOutMarkdown: () => {},
  events: [],
  pageAction: () => {},
  pageTool: () => null,
  pageSearch: async () => [],
  pageSelect: async () => {},
  pagePreview: async () => ({ preview: null }),
  async mount(options = {}) {
    await early;
    const api = {
      url: new URL('/chatkit', location.href).href,
      fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
      ...options.api,
    };
    const host = document.querySelector('main');
    if (!host) return;
    const widgets: ChatKitOptions['widgets'] = {
      onAction: (action, item) => {
        window.chat.events.push(['action', { action, item }]);
        return window.chat.pageAction();
      },
    };
    const all = { widgets, onClientTool, ...options, api, ...pageFunctions(options) };
    const mounted = await openRenderer.mount(host, all);
    window.chat.mounted = mounted;
    window.chat.retell = (next) => mounted.update({ widgets, onClientTool, ...next, api });
    window.chat.retheme = (theme) => mounted.update({ ...all, theme });
  },
};

/** Without the boxes that long texts are in for the sake of speed. */
function markup({ element }: MarkdownView): string {
  for (const part of element.querySelectorAll('.part, div:has(> .part)'))
    part.replaceWith(...part.childNodes);
  return element.innerHTML;
}

window.chat.renderMarkdown = (steps, domains = []) => {
  const view = new MarkdownView();
  document.querySelector('main')?.replaceChildren(view.element);
  for (const text of steps) view.show(text, { streaming: true, domains });
  view.show(steps.at(-1) ?? '', { streaming: false, domains });
  return markup(view);
};

const numbered = (number: number): Node => new Text(`{${number}}`);

window.chat.renderMarked = (text, places) => {
  const view = new MarkdownView();
  view.show(placeMarks(text, places), { streaming: false, domains: [], mark: numbered });
  return markup(view);
};

window.chat.layOutMarkdown = (steps) => {
  window.chat.renderMarkdown(steps);
  document.querySelector('main')?.getBoundingClientRect();
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
