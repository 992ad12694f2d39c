import { phrases } from '../../../../locales/phrases.ts';

/** Words of what is offered for selected text. */
export const replyTexts = phrases('reply', { reply: 'Reply' });
