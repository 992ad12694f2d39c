/**
 * Trouble that waiting does not cure: something of the page, the server or OpenAI's settings has to change. Each sentence
 * says what. They are a file of their own, for the day they are needed.
 */
export const setUpErrorMessages = Object.freeze({
  /** The session route or the chat's own answers 404 or 405. */
  api_not_found: 'There is no chat server at this address. Set “api” to where its routes are.',
  /** HTML where JSON should be. */
  api_is_a_page:
    'A web page answers in place of the chat server. Set “api” to where its routes are, and keep catch-all routes and proxies off them.',
  /** The server, or something before it, sends elsewhere, as to a sign-in page. */
  api_redirects:
    'The chat server’s address leads elsewhere, perhaps to a sign-in page. Sign in and try again, or let the chat’s routes through.',
  /** The server is there, and does not let pages of this origin in. */
  origin_refused:
    'The chat server does not let this page in. Add the page’s origin to CORS_ORIGINS at the server.',
  /** The page's Content-Security-Policy. */
  blocked_by_policy: 'This page’s Content-Security-Policy blocks the chat. Allow what is named here.',
  script_not_loaded:
    'OpenAI’s chat could not be loaded. Check the connection, content blockers and “chatkit-script”.',
  /** The script was loaded and registers no element. */
  script_without_element: 'OpenAI’s chat script brings no <openai-chatkit>. Check “chatkit-script”.',
  /** The page's `<openai-chatkit>` has no `setOptions`. */
  other_element:
    'The <openai-chatkit> of this page is no ChatKit element. Take it out, or set ui="open" here.',
  /** OpenAI's element is there and never says that it is ready. */
  chat_not_ready: 'OpenAI’s chat does not start. Check that the page may show frames of openai.com.',
  domain_refused:
    'OpenAI does not let its chat run on this domain. Add it to your organization’s domain allow list at OpenAI and set “domain-key”.',
  /** A hosted session, with `ui="open"`. */
  hosted_needs_openai:
    'This conversation runs at OpenAI, and only OpenAI’s chat can show it. Set ui="auto", or host the conversation yourself.',
} as const);

export type SetUpErrorCode = keyof typeof setUpErrorMessages;

export function isSetUpCode(code: string): code is SetUpErrorCode {
  return Object.hasOwn(setUpErrorMessages, code);
}
