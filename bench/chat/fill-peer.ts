import { collector, itemText, writer, type Amounts } from './many-items.ts';
import type { MemoryStore } from './peer-memory.ts';

/** The same conversations in the peer's memory. */
export async function fillPeer(store: MemoryStore, { items, threads }: Amounts): Promise<void> {
  for (let index = 0; index < threads; index += 1) await addThread(store, collector, `thr_${index}`);
  for (const count of items) {
    const threadId = `thr_${count}`;
    await addThread(store, writer, threadId);
    for (let number = 1; number <= count; number += 1) {
      const text = itemText + number;
      await store.addThreadItem(
        threadId,
        {
          type: 'assistant_message',
          id: `msg_${number}`,
          thread_id: threadId,
          created_at: new Date().toISOString(),
          content: [{ type: 'output_text', text, annotations: [] }],
        },
        { userId: writer },
      );
    }
  }
}

async function addThread(store: MemoryStore, userId: string, id: string): Promise<void> {
  const title = 'A conversation about something';
  const created_at = new Date().toISOString();
  await store.saveThread({ id, title, created_at, status: { type: 'active' }, metadata: {} }, { userId });
}
