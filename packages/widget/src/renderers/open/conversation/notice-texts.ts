/** What failures offer beside trying again. */
export const noticeTexts = { edit: 'Edit message', sendElsewhere: 'Send in a new chat' } as const;
