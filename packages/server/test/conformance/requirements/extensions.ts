import { chatdock } from './requirement.ts';

/** What Chatdock adds to the protocol, under names of its own. */
export const extensions = {
  'turns.one-at-a-time': chatdock(
    'One turn answers in a thread at a time: whatever else would begin one is a 409 turn_in_progress that changes nothing.',
  ),
  'turns.other-threads': chatdock('Other threads are not held up.'),
  'turns.free-at-the-end': chatdock(
    'The end of a stream is the end of its turn: the next message is taken at once.',
  ),

  'locked.refused': chatdock(
    'A locked thread refuses messages, retries and structured inputs with thread_locked and its reason, and changes nothing.',
  ),
  'locked.closed': chatdock('A closed thread does so with thread_closed.'),
  'locked.readable': chatdock('Locked and closed threads can be read and listed.'),

  'rejoin.ids': chatdock(
    'With chatdock_rejoin every frame has an id of its turn and its number; without it none has.',
  ),
  'rejoin.survives': chatdock(
    'A client that comes back stops nothing when its connection closes: the turn runs on.',
  ),
  'join.after': chatdock(
    'chatdock.turns.join goes on after the id last seen, without gap or repeat, to the end.',
  ),
  'join.from-the-beginning': chatdock('Without an id it gives the running turn from its beginning.'),
  'join.ended': chatdock('A turn that has ended can be joined for its rest.'),
  'join.nothing-runs': chatdock('Where no turn runs it gives a stream without an event.'),
  'join.gone': chatdock('An id of a turn that is gone is a 404.'),
  'join.foreign': chatdock('Another user’s turn is a 404.'),
  'stop.ends': chatdock(
    'chatdock.turns.stop ends the running turn, keeps what was said, and answers stopped: true.',
  ),
  'stop.nothing-runs': chatdock('Where no turn runs it answers stopped: false.'),
  'stop.foreign': chatdock('Another user’s turn cannot be stopped: 404.'),
  'watch.events': chatdock(
    'chatdock.threads.watch gives every event of the thread from then on, whoever began it.',
  ),
  'watch.foreign': chatdock('Another user’s thread cannot be watched: 404.'),
  'search.finds': chatdock(
    'chatdock.threads.search finds threads by the words of their title and of their messages.',
  ),
  'search.pages': chatdock('It is walked like other lists, newest first.'),
  'search.own': chatdock('It finds nothing of other users, and nothing that was deleted or is hidden.'),
  'search.no-syntax': chatdock('What is searched for is text: no sign in it has a meaning.'),

  'application.post': chatdock(
    'What the application posts into a thread is read and watched like anything else.',
  ),
  'application.turn': chatdock('A turn that the application begins is one like any other.'),
} as const;
