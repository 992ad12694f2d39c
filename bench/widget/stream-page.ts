import { marked } from 'marked';
import * as smd from 'streaming-markdown';
import { loadRich } from '../../packages/widget/dist/renderers/open/markdown/load-rich.js';
import { MarkdownView } from '../../packages/widget/dist/renderers/open/markdown/markdown-view.js';

// Runs in a page: shows a text that comes in pieces, in one of several ways, and tells what each piece cost.

/** Shows a piece, given also all that has come so far. */
type Show = (piece: string, all: string) => void;

const ways: Record<string, (root: HTMLElement) => Show> = {
  plain: (root) => (piece) => {
    for (const [place, line] of piece.split('\n').entries()) {
      if (place > 0 || !root.lastChild) root.append(document.createElement('p'));
      root.lastChild?.appendChild(new Text(line));
    }
  },
  chatdock: (root) => {
    const view = new MarkdownView();
    root.append(view.element);
    return (_, all) => view.show(all, { streaming: true, domains: [] });
  },
  'streaming-markdown': (root) => {
    const parser = smd.parser(smd.default_renderer(root));
    return (piece) => smd.parser_write(parser, piece);
  },
  marked: (root) => (_, all) => {
    root.innerHTML = marked.parse(all, { async: false });
  },
};

/** As soon as the browser comes to it: a timer would wait for some milliseconds. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** Milliseconds of script and layout for each piece. */
async function stream(way: string, text: string): Promise<number[]> {
  await loadRich();
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  const show = ways[way]?.(root);
  const costs: number[] = [];
  for (let end = pieceLength; end <= text.length; end += pieceLength) {
    await nextTask();
    const begin = performance.now();
    show?.(text.slice(end - pieceLength, end), text.slice(0, end));
    root.getBoundingClientRect();
    costs.push(performance.now() - begin);
  }
  return costs;
}

const pieceLength = 20;

declare global {
  var streamText: typeof stream;
}

globalThis.streamText = stream;
