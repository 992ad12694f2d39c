import { phrases } from '../../../locales/phrases.ts';

/** What failures offer beside trying again. */
export const noticeTexts = phrases('notice', { edit: 'Edit message', sendElsewhere: 'Send in a new chat' });
