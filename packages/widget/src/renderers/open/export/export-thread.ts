import { olderItems, getThread } from '../loading/load-thread.ts';
import type { ThreadStoreOptions } from '../thread-store-options.ts';
import type { ThreadItem } from '../wire.ts';
import { exportTexts } from './export-texts.ts';
import { type WholeThread, threadMarkdown } from './thread-markdown.ts';

/** A longer conversation is saved without its beginning. */
const mostItems = 10_000;

/** Loads a conversation whole and saves it as a markdown file. Fails as the requests do. */
export async function exportThread(
  client: Pick<ThreadStoreOptions['client'], 'document'>,
  threadId: string,
  signal: AbortSignal,
): Promise<void> {
  const { title } = await getThread(client, threadId, signal);
  let items: readonly ThreadItem[] = [];
  let after: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page says where the next one begins
    const page: Awaited<ReturnType<typeof olderItems>> = await olderItems(
      client,
      { threadId, after },
      signal,
    );
    items = [...page.data, ...items];
    after = page.after ?? null;
  } while (after !== null && items.length < mostItems);
  signal.throwIfAborted();
  const readSources = await sourceReader(items);
  save(
    fileName(title || exportTexts.untitled),
    threadMarkdown({ title, items, isCut: after !== null, readSources }),
  );
}

/** What reads sources, where there are any. */
async function sourceReader(items: readonly ThreadItem[]): Promise<WholeThread['readSources']> {
  const hasSources = items.some(
    (item) => item.type === 'assistant_message' && item.content.some(({ annotations }) => annotations),
  );
  if (!hasSources) return undefined;
  try {
    return (await import('../sources/define.ts')).readSources;
  } catch {
    return undefined;
  }
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  // The browser has the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function fileName(title: string): string {
  const words = title
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '');
  return `${words.slice(0, 80).trim() || exportTexts.untitled}.md`;
}
