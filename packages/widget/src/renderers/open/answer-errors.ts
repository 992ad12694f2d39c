/** What a server's refusal may mean that only it can know, with the sentence a person is shown when nothing better is known. */
export const answerErrorMessages = Object.freeze({
  /** No such thread, or none of this user's. */
  thread_not_found: 'This conversation no longer exists.',
} as const);

export type AnswerErrorCode = keyof typeof answerErrorMessages;
