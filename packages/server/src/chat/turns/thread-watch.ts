import { threadMetadataSchema, type ThreadMetadata } from '../../protocol/threads.ts';
import type { ThreadChanges } from '../store-ports.ts';
import { isSameJson } from '../../protocol/same-json.ts';

const changeableSchema = threadMetadataSchema.pick({
  title: true,
  status: true,
  metadata: true,
  allowed_image_domains: true,
});

const changeable = ['title', 'status', 'metadata', 'allowed_image_domains'] as const;

/**
 * Notices what a responder changes in its copy of the thread. Each call tells what is new since the last, or
 * `null`. Throws when a change has not the shape of a thread.
 */
export function watchThread(thread: ThreadMetadata): () => ThreadChanges | null {
  let known = structuredClone(thread);
  return () => {
    const changed = changeable.filter((field) => !isSameJson(thread[field], known[field]));
    if (changed.length === 0) return null;
    if (thread.title !== undefined) thread.title = storable(thread.title);
    const now = changeableSchema.parse(thread);
    known = structuredClone(thread);
    return Object.fromEntries(changed.map((field) => [field, now[field]]));
  };
}

/** A title often comes from a model, which may produce what a text column cannot hold. */
function storable(title: string): string {
  return title.replaceAll('\0', '').toWellFormed();
}
