import { readAnswer } from './read-answer.js';

// Web Chat by its script, as its documentation embeds it, with a stand-in for the service between it and a bot. An answer that
// comes in pieces is what its documentation calls a livestream.

/** What can be subscribed to, with all that was said before. */
function channel() {
  const said = [];
  const listeners = new Set();
  return {
    say(value) {
      said.push(value);
      for (const listener of listeners) listener.next(value);
    },
    observable: observable((listener) => {
      for (const value of said) listener.next(value);
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
  };
}

function observable(start) {
  return {
    subscribe(given) {
      const listener = typeof given === 'function' ? { next: given } : given;
      const stop = start(listener);
      return { unsubscribe: () => stop?.() };
    },
    [Symbol.observable ?? '@@observable']() {
      return this;
    },
  };
}

const activities = channel();
const connection = channel();
let count = 0;

function say(activity) {
  count += 1;
  const id = `activity-${count}`;
  activities.say({ id, timestamp: new Date().toISOString(), conversation: { id: 'c' }, ...activity });
  return id;
}

async function answer(question) {
  const from = { id: 'bot', role: 'bot' };
  let text = '';
  let streamId;
  let streamSequence = 0;
  for await (const piece of readAnswer(question)) {
    text += piece;
    streamSequence += 1;
    const channelData = { streamType: 'streaming', streamSequence, ...(streamId && { streamId }) };
    const id = say({ type: 'typing', from, text, textFormat: 'markdown', channelData });
    streamId ??= id;
  }
  say({
    type: 'message',
    from,
    text,
    textFormat: 'markdown',
    channelData: { streamType: 'final', streamId },
  });
}

const directLine = {
  activity$: activities.observable,
  connectionStatus$: connection.observable,
  postActivity: (activity) =>
    observable((listener) => {
      const id = say({ ...activity, from: { id: 'user', role: 'user' } });
      listener.next(id);
      listener.complete?.();
      if (activity.type === 'message') void answer(activity.text);
    }),
  getSessionId: () => observable(() => {}),
  end() {},
};

connection.say(0);
connection.say(1);
connection.say(2);
globalThis.WebChat.renderWebChat({ directLine, userID: 'user' }, document.querySelector('#webchat'));
