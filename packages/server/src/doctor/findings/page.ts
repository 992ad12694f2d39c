import type { FindingRows } from './row.ts';

/** What is wrong in a page that has a chat, and on the session route that it asks. */
export const page = {
  page_without_chat: {
    level: 'problem',
    means: 'There is no chat in the page, nor in its own scripts.',
    fix: 'Add the script tag that "chatdock embed" prints, or give the address of the page that has it. For an endpoint, check the path.',
  },
  element_without_script: {
    level: 'problem',
    means: 'The chat’s element is in the page, and no script that defines it.',
    fix: 'Load embed.js for <chat-dock>; for <openai-chatkit> OpenAI’s chatkit.js, or import @chatdock/widget/openai-chatkit.',
  },
  script_not_found: {
    level: 'problem',
    means: 'The script of the chat does not come.',
    fix: 'Check its address, and that the proxy lets everything below the mount point through.',
  },
  secret_in_page: {
    level: 'problem',
    means: 'A secret is in the page or its scripts, for everyone to read.',
    fix: 'Take it out, make it invalid at its issuer, and hand out client secrets by a session route.',
  },
  token_in_page: {
    level: 'warning',
    means: 'A token (JWT) is in the page or its scripts.',
    fix: 'If it is a user’s, let the page ask for it when it needs it, and do not let the page be cached.',
  },
  policy_blocks: {
    level: 'problem',
    means: 'The Content-Security-Policy blocks what the chat needs.',
    fix: 'Add the source to the directive.',
  },
  mixed_content: {
    level: 'problem',
    means: 'A page with https asks for something with http, which browsers block.',
    fix: 'Use https, or an address without scheme and host.',
  },
  domain_key_missing: {
    level: 'problem',
    means: 'OpenAI’s chat UI is used with a server of your own, without a domainKey.',
    fix: 'Register the domain at OpenAI and set api.domainKey, or use a UI that needs none: <chat-dock>.',
  },
  domain_key_placeholder: {
    level: 'problem',
    means: 'The domainKey is a placeholder, which works on localhost only.',
    fix: 'Register the domain at OpenAI, and set the key that you get.',
  },
  session_shape: {
    level: 'problem',
    means: 'The session route does not answer {"client_secret": "…"}.',
    fix: 'Answer JSON with client_secret as a text.',
  },
  session_for_everyone: {
    level: 'warning',
    means: 'The session route gives a secret to whoever asks, without a sign-in.',
    fix: 'If that is not meant, check who is asking first; limit how often visitors may.',
  },
  api_key_handed_out: {
    level: 'problem',
    means: 'The session route hands out an API key in place of a client secret.',
    fix: 'Make the key invalid at its provider now. Create a session on the server and answer with its client_secret.',
  },
  session_expired: {
    level: 'problem',
    means: 'The secret is over already when it is given.',
    fix: 'Create a session for each request, and check the clock. expires_at is in seconds.',
  },
  session_repeated: {
    level: 'problem',
    means: 'The same secret is given twice: it is stored, or cached on the way.',
    fix: 'Create a session for each request, and send Cache-Control: no-store.',
  },
  session_cacheable: {
    level: 'warning',
    means: 'The answer with the secret may be cached.',
    fix: 'Send Cache-Control: no-store.',
  },
  mount_part_missing: {
    level: 'problem',
    means: 'A part of the mounted chat does not answer.',
    fix: 'Let the proxy, and the framework, pass on everything below the mount point.',
  },
  not_ready: {
    level: 'problem',
    means: 'The server runs and cannot work.',
    fix: 'Look into its log: often it is DATABASE_URL.',
  },
  challenge_missing: {
    level: 'warning',
    means:
      '401 comes without WWW-Authenticate, so something before the server answers, or takes headers away.',
    fix: 'Let the session route past other sign-in checks.',
  },
} as const satisfies FindingRows;
