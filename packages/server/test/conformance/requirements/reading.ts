import { chatdock, chatkit } from './requirement.ts';

/** Lists, single threads, their administration, and whose they are. */
export const reading = {
  'reads.threads': chatkit(
    'threads.list: newest first, 20 by default, walked without gap or repeat, no cursor at the end, empty pages of items.',
  ),
  'reads.items': chatkit(
    'items.list: newest first, 20 by default, asc is the exact reverse, the cursor’s row is not repeated.',
  ),
  'reads.limit-zero': chatkit('A limit of 0, or null, is no limit given.'),
  'reads.limit-cap': chatdock('More than 100 rows cannot be asked for.'),
  'reads.unknown-cursor': chatdock('An unknown cursor is a 404.'),
  'reads.get-by-id': chatkit('threads.get_by_id: the thread and its oldest 20 items, oldest first.'),
  'reads.update': chatkit('threads.update changes the title and nothing else, and answers the thread.'),
  'reads.delete': chatkit('threads.delete answers {}; the thread and its items are gone then.'),
  'reads.feedback': chatkit('items.feedback hands on the thread, the items and the kind, and answers {}.'),
  'reads.feedback-no-hook': chatkit('items.feedback without a hook answers {}.'),
  'reads.same-time': chatdock('Items of the same millisecond keep their order in every list.'),

  'isolation.reads': chatkit('Another user’s thread cannot be read, listed or found.'),
  'isolation.changes': chatkit('Another user’s thread cannot be changed, continued or deleted.'),
  'isolation.like-missing': chatdock(
    'What belongs to another looks exactly like what is missing, also on requests that stream.',
  ),
  'isolation.attachments': chatkit('Another user’s attachment can be neither named, downloaded nor deleted.'),
  'isolation.no-other-way': chatdock('No field of a request says who asks.'),
} as const;
