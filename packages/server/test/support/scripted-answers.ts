import { StreamError, type Responder } from '../../src/index.ts';
import { answerEvents, answerItem, askedText, echo, textDelta, textPart } from './responders.ts';

type Respond = Responder['respond'];

/** What the tests make the server say, by the message it is sent. */
const answers: Record<string, Respond> = {
  '/nothing': async function* () {},
  '/title': async function* (turn) {
    turn.thread.title = 'A title';
    yield* answerEvents(turn, ['Done.']);
  },
  '/status': async function* (turn) {
    yield { type: 'progress_update', text: 'Working', icon: 'bolt' };
    turn.thread.status = { type: 'locked', reason: 'Closed for today' };
    turn.thread.allowed_image_domains = ['images.example'];
    turn.thread.metadata['seen'] = { times: 1 };
    yield { type: 'client_effect', name: 'tasks.changed', data: { kept: null } };
    yield { type: 'notice', level: 'info', message: 'A notice' };
  },
  '/fails': async function* (turn) {
    turn.thread.title = 'Before the failure';
    const item = answerItem(turn, '');
    yield { type: 'thread.item.added', item: { ...item, content: [] } };
    yield textDelta(item.id, 'Half an ans');
    throw new Error('internal: password=hunter2');
  },
  '/fails-late': async function* (turn) {
    yield { type: 'progress_update', text: 'Working' };
    turn.thread.title = 'Just before the failure';
    throw new Error('internal');
  },
  '/refuses': () => {
    throw new StreamError({ message: 'Not on Sundays.' });
  },
  '/busy': () => {
    throw new StreamError({ code: 'rate_limited', allowRetry: true });
  },
  '/hidden': async function* (turn) {
    const item = {
      id: turn.newId('message'),
      thread_id: turn.thread.id,
      created_at: turn.now().toISOString(),
    };
    const hidden = {
      type: 'hidden_context_item',
      ...item,
      content: { note: ['for the model', null] },
    } as const;
    yield { type: 'thread.item.added', item: hidden };
    yield textDelta(item.id, 'x');
    yield { type: 'thread.item.done', item: hidden };
    yield { type: 'thread.item.replaced', item: hidden };
    yield* answerEvents(turn, ['Seen?']);
  },
  '/replaces': async function* (turn) {
    const item = answerItem(turn, 'first');
    yield { type: 'thread.item.done', item };
    const gone = answerItem(turn, 'gone');
    yield { type: 'thread.item.done', item: gone };
    yield { type: 'thread.item.replaced', item: { ...item, content: [textPart('second')] } };
    yield { type: 'thread.item.removed', item_id: gone.id };
    yield { type: 'thread.item.removed', item_id: 'msg_never_stored' };
  },
  '/steps': async function* (turn) {
    const task = { type: 'custom', title: 'Add task', status_indicator: 'loading' } as const;
    const item = {
      type: 'workflow' as const,
      id: turn.newId('workflow'),
      thread_id: turn.thread.id,
      created_at: turn.now().toISOString(),
      workflow: { type: 'custom' as const, tasks: [task], expanded: false },
    };
    yield { type: 'thread.item.added', item };
    const done = { ...task, status_indicator: 'complete' } as const;
    yield {
      type: 'thread.item.updated',
      item_id: item.id,
      update: { type: 'workflow.task.updated', task_index: 0, task: done },
    };
    yield { type: 'thread.item.done', item: { ...item, workflow: { ...item.workflow, tasks: [done] } } };
  },
  '/foreign': async function* (turn) {
    yield { type: 'thread.item.done', item: { ...answerItem(turn, 'x'), thread_id: 'thr_other' } };
  },
  '/thread-events': async function* (turn) {
    const thread = { ...turn.thread, metadata: { secret: 1 }, items: { data: [], has_more: false } };
    yield { type: 'thread.created', thread };
    yield { type: 'thread.updated', thread };
  },
  '/history': async function* (turn) {
    const items = await turn.history(3);
    yield* answerEvents(turn, [items.map((item) => item.type).join(' ')]);
  },
};

/** Answers by the message it is sent; anything unknown is echoed. */
export const scripted: Respond = (turn) => (answers[askedText(turn)] ?? echo)(turn);
