// What is loaded when a server has refused a request: it can be reached then.
export { answerError } from './answer-error.ts';
export { patiently } from './patiently.ts';
