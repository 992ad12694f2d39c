export { replayTranscript } from './replay-transcript.ts';
export type { ReplayOptions } from './replay-transcript.ts';
export { scriptedResponder } from './scripted-responder.ts';
export type { Deviation, Expectation, RequestStep, RestStep, Step, Transcript } from './transcript.ts';
export { transcripts } from './transcripts.ts';
