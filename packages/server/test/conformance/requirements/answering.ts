import { chatdock, chatkit } from './requirement.ts';

/** What becomes of a message: the thread, the events of the turn, and what is stored of them. */
export const answering = {
  'creating.opening': chatkit(
    'A new thread’s stream opens with thread.created, the user’s item as done, and stream_options.',
  ),
  'creating.fresh-thread': chatkit(
    'A new thread has no title, is active and comes with an empty page of items.',
  ),
  'creating.echo': chatkit(
    'The user’s item holds the content, quote and inference options as sent, and attachments as whole objects.',
  ),
  'creating.continuing': chatkit(
    'A message in a thread opens with the user’s item, then stream_options, and never with thread.created.',
  ),
  'creating.inference-options': chatkit(
    'The choice of tool and model reaches the responder, in new threads and in old.',
  ),
  'creating.context': chatkit('Who asks reaches the responder and every hook.'),
  'creating.ids-are-ours': chatdock(
    'The ids of threads and of users’ messages are made by the server, whatever is sent.',
  ),
  'creating.id-prefixes': chatkit('Ids begin with thr_, msg_, tc_, wf_, tsk_, atc_ and shcx_.'),
  'creating.id-bits': chatdock('Ids hold at least 128 random bits.'),
  'creating.no-events': chatkit(
    'A responder that says nothing still gives the opening events and a clean end.',
  ),
  'creating.atomic': chatdock('A request that is refused leaves neither a thread nor a message.'),
  'creating.message-first': chatkit('The user’s message is stored before stream_options is sent.'),

  'pipeline.stored-first': chatkit(
    'A done item is inserted, a replaced one put, a removed one deleted, before that is sent.',
  ),
  'pipeline.added-stores-nothing': chatkit('An added or updated item is not stored.'),
  'pipeline.replacement-type': chatkit(
    'A replacement may be an item of another type, and is what is read from then on.',
  ),
  'pipeline.replacement-place': chatdock(
    'A replacement takes the place of the item before in the order of the thread.',
  ),
  'pipeline.removed': chatkit('A removed item is in no list.'),
  'pipeline.remove-unknown': chatkit('Removing an item that was never stored does no harm.'),
  'pipeline.done-twice': chatkit('An item that is done twice is stored once, as it was last.'),
  'pipeline.title': chatkit('A title set by the responder is saved, and told by a last thread.updated.'),
  'pipeline.metadata': chatkit(
    'A change of metadata alone, in place too, is saved and told by thread.updated.',
  ),
  'pipeline.locked': chatkit('A status set to locked, with its reason, is saved and told by thread.updated.'),
  'pipeline.image-domains': chatkit(
    'Image domains set by the responder are saved and told by thread.updated.',
  ),
  'pipeline.update-between': chatkit(
    'A change between two events is told right after the next event, and the stream goes on.',
  ),
  'pipeline.one-update-each': chatkit(
    'There is one thread.updated for each change that is noticed, and none without one.',
  ),
  'pipeline.update-items': chatkit('thread.updated comes with an empty page of items.'),
  'pipeline.no-doubling': chatkit(
    'Texts and tasks that were added and updated are not there twice once the item is done.',
  ),
  'pipeline.transient': chatkit(
    'progress_update, client_effect and notice pass in their order and are not stored.',
  ),
  'pipeline.stream-options': chatkit('The responder’s own stream options reach the client.'),
  'pipeline.update-kinds': chatkit('Every kind of item update reaches the client as it was said.'),
  'pipeline.item-kinds': chatkit('Every kind of visible item is stored and read as it was said.'),
  'pipeline.thread-events-are-ours': chatdock(
    'thread.created and thread.updated come from the server, never from a responder.',
  ),
  'pipeline.foreign-item': chatdock('An item that names another thread ends the turn and is not stored.'),
  'pipeline.title-hook': chatdock('A hook can name a thread after its first message.'),

  'hidden.done': chatkit('A hidden item that is done is stored and not sent.'),
  'hidden.reads': chatkit('Hidden items are in no list, no thread and no event.'),
  'hidden.paging': chatkit(
    'A page that filtering made short, or empty, still says truly whether more follows, and where.',
  ),
  'hidden.all-events': chatdock('Hidden items are not sent as added, updated, replaced or removed either.'),
  'hidden.sync-action': chatdock('An action that is answered at once cannot answer a hidden item.'),
  'hidden.for-the-model': chatkit('Hidden items are in the history that the responder reads.'),

  'errors.exception': chatkit(
    'A responder that throws gives one error event, stream.error with a retry and no message, and a clean end.',
  ),
  'errors.custom': chatkit(
    'An error with words has the code custom, its words, and no retry unless it says so.',
  ),
  'errors.coded': chatkit('An error with a code has that code and that code’s retry flag, and no message.'),
  'errors.late-change': chatkit(
    'A change of the thread before the failure is saved, and told after the error.',
  ),
  'errors.message-stays': chatkit('The message of a failed turn stays, and can be answered again.'),
  'errors.store-failure': chatkit(
    'An item that cannot be stored is not told as done: the turn ends with an error.',
  ),
  'errors.missing-thread': chatdock('A stream that cannot begin is a 4xx, never an empty success.'),
  'errors.nothing-leaks': chatdock('No answer holds the text of an exception.'),

  'cancelling.partial-kept': chatkit(
    'When the client leaves, the answer so far is stored under the id that it was sent with.',
  ),
  'cancelling.blank-dropped': chatkit('An answer without visible text is not kept when the client leaves.'),
  'cancelling.marker': chatkit('When the client leaves, a hidden note becomes the newest item.'),
  'cancelling.pending-dropped': chatkit('Begun widgets and workflows are not kept when the client leaves.'),
  'cancelling.done-once': chatkit('What was done before the client left is there once.'),
  'cancelling.nothing-later': chatdock('After the client has left nothing is added any more.'),
  'cancelling.usable': chatkit('The thread goes on, with the partial answer before what comes next.'),
  'cancelling.deleted-stays': chatdock('A thread deleted during its stream does not come back.'),
  'cancelling.after-the-end': chatdock('A client that leaves after the end leaves no note.'),
  'cancelling.stops-generation': chatdock('The responder is told to stop within a second.'),
  'cancelling.reset': chatdock('A connection that is reset counts as a client that left, at whatever event.'),

  'retry.removes-newer': chatkit(
    'A retry removes everything newer than the message, hidden items too, and asks the responder with that message.',
  ),
  'retry.opening': chatkit(
    'A retry’s stream begins with stream_options, without the message and without removals.',
  ),
  'retry.earlier-turns': chatkit('A retry leaves what is older alone.'),
  'retry.replaces': chatkit('After a retry the new answer is stored in place of the old.'),
  'retry.not-a-message': chatkit('A retry of anything but a user’s message is refused and removes nothing.'),
  'retry.unknown-item': chatkit('A retry of an unknown item removes nothing and makes no items.'),
  'retry.beyond-a-page': chatkit('A retry finds messages that are further back than a page.'),
} as const;
