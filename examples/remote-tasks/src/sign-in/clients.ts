import { randomUUID } from 'node:crypto';
import { OAuthError } from './oauth-error.ts';

export interface Client {
  id: string;
  name: string;
  redirectUris: string[];
}

/** The clients that have registered themselves (RFC 7591). */
export class Clients {
  readonly #clients = new Map<string, Client>();

  register({ client_name, redirect_uris }: { client_name?: unknown; redirect_uris?: unknown }): object {
    const redirectUris = Array.isArray(redirect_uris) ? redirect_uris.map(String) : [];
    if (redirectUris.length === 0 || !redirectUris.every(isSafe))
      throw new OAuthError('invalid_redirect_uri');
    const client = {
      id: randomUUID(),
      name: typeof client_name === 'string' ? client_name : 'A client',
      redirectUris,
    };
    this.#clients.set(client.id, client);
    return {
      client_id: client.id,
      client_name: client.name,
      redirect_uris: redirectUris,
      token_endpoint_auth_method: 'none',
    };
  }

  /** The client, when the address to go back to is one that it registered. */
  find(id: string, redirectUri: string): Client {
    const client = this.#clients.get(id);
    if (!client?.redirectUris.includes(redirectUri)) throw new OAuthError('invalid_request');
    return client;
  }
}

/** A page with TLS, this machine, or an application's own scheme; never script. */
function isSafe(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.hash !== '' || /^(?:javascript|data|vbscript|blob|file):$/u.test(url.protocol))
    return false;
  return url.protocol !== 'http:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
