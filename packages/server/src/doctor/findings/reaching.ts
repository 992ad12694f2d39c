import type { FindingRows } from './row.ts';

/** What keeps an address from answering as it should. */
export const reaching = {
  address_unknown: {
    level: 'problem',
    means: 'The host has no address.',
    fix: 'Check the spelling, and the DNS record of the host.',
  },
  connection_refused: {
    level: 'problem',
    means: 'Nothing listens there.',
    fix: 'Start the server, and check the port. A server in a container has to listen at 0.0.0.0.',
  },
  certificate_refused: {
    level: 'problem',
    means: 'The certificate is not one that browsers take.',
    fix: 'Renew it for this very host name, and serve it with its whole chain; of an authority of your own, name the file in NODE_EXTRA_CA_CERTS.',
  },
  no_http: {
    level: 'problem',
    means: 'What answers does not speak HTTP, or not this kind of it.',
    fix: 'Check https against http, and the port.',
  },
  connection_broken: {
    level: 'problem',
    means: 'The connection was closed before there was an answer.',
    fix: 'Look into the log of the server, and of the proxy before it.',
  },
  hangs: {
    level: 'problem',
    means: 'No answer came in time.',
    fix: 'Look at what the server waits for: the body, the database, the model. Send the headers before the model is asked. --timeout waits longer.',
  },
  redirects: {
    level: 'problem',
    means: 'The address leads elsewhere; a chat does not follow, and a POST loses its body.',
    fix: 'Give the address where it ends. Let the route of the chat past the redirect to the sign-in page, and answer 401 there.',
  },
  html_answer: {
    level: 'problem',
    means: 'A web page answers where the ChatKit protocol is due.',
    fix: 'Check the path. A catch-all route or a sign-in page may stand before it: mount the endpoint first.',
  },
  not_signed_in: {
    level: 'problem',
    means: 'The server wants to know who is asking (401).',
    fix: 'Give a user’s token with --token, or whatever your page sends with --header.',
  },
  token_refused: {
    level: 'problem',
    means: 'What was sent to sign in was refused (401).',
    fix: 'Get a fresh token. If that is refused, too, check secret, issuer, audience and clock of the server.',
  },
  forbidden: {
    level: 'problem',
    means: 'The server knows who is asking, or from where, and does not allow it (403).',
    fix: 'Check the user’s rights, CSRF protection (leave the endpoint out of it), the firewall, and the origins that are allowed.',
  },
  not_found: {
    level: 'problem',
    means: 'There is nothing at this address (404).',
    fix: 'Check the path against where the server mounts its ChatKit endpoint.',
  },
  method_refused: {
    level: 'problem',
    means: 'The address does not take a POST (405).',
    fix: 'The protocol is one POST route: add it, and check which methods the proxy or the framework lets through.',
  },
  rate_limited: {
    level: 'problem',
    means: 'Too many requests (429).',
    fix: 'Wait as long as Retry-After says, and try again.',
  },
  gateway_error: {
    level: 'problem',
    means: 'A proxy answers that the server behind it does not (502, 503, 504).',
    fix: 'Check that the server runs, its address in the proxy’s settings, and the proxy’s time limits: answers can take minutes.',
  },
  server_error: {
    level: 'problem',
    means: 'The server failed (500 or another 5xx).',
    fix: 'Look into its log. For a request that it does not like, it should answer 400 with a sentence.',
  },
  request_refused: {
    level: 'problem',
    means: 'A request as the protocol has it was refused (400 or another 4xx).',
    fix: 'Compare how the server reads requests with docs/protocol.md.',
  },
  cors_preflight: {
    level: 'problem',
    means: 'The preflight request of the browser (OPTIONS) is not answered well.',
    fix: 'Answer OPTIONS with 204 and the CORS headers, without asking for a sign-in.',
  },
  cors_origin: {
    level: 'problem',
    means: 'Pages of this origin are not let in.',
    fix: 'Send Access-Control-Allow-Origin with this very origin, on errors and streams, too. On Chatdock, list it in CORS_ORIGINS.',
  },
  cors_headers: {
    level: 'problem',
    means: 'The browser may not send a header that the chat needs.',
    fix: 'List it in Access-Control-Allow-Headers.',
  },
  cors_reflects: {
    level: 'warning',
    means: 'Any origin at all is let in, with cookies.',
    fix: 'Allow the origins of your own pages only, or take Access-Control-Allow-Credentials away.',
  },
} as const satisfies FindingRows;
