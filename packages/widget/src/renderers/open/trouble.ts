// What is loaded when there is trouble with the server, or may be: together, for then the server may be out of reach.
export { answerError } from './answer-error.ts';
export { carryOn } from './continuing/carry-on.ts';
export { sendOnceOnline } from './continuing/send-once-online.ts';
export { stopTurn } from './continuing/stop-turn.ts';
export { drawNotices } from './conversation/notices.ts';
