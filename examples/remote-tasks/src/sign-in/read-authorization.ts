import type { Client, Clients } from './clients.ts';
import { OAuthError } from './oauth-error.ts';

interface Authorization {
  client: Client;
  redirectUri: string;
  challenge: string;
  state: string | undefined;
}

/** What a client asks of the user, checked again when the user has answered. */
export function readAuthorization(
  asked: Record<string, unknown>,
  clients: Clients,
  resource: string,
): Authorization {
  const client = clients.find(String(asked['client_id']), String(asked['redirect_uri']));
  if (asked['response_type'] !== 'code') throw new OAuthError('unsupported_response_type');
  if (asked['code_challenge_method'] !== 'S256' || typeof asked['code_challenge'] !== 'string')
    throw new OAuthError('invalid_request');
  if (asked['resource'] !== resource) throw new OAuthError('invalid_target');
  return {
    client,
    redirectUri: String(asked['redirect_uri']),
    challenge: asked['code_challenge'],
    state: typeof asked['state'] === 'string' ? asked['state'] : undefined,
  };
}
