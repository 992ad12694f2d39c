import { decodeJwt } from 'jose';
import { chatClient, type ChatClient } from './chat-client.ts';

/** What `POST /session` answered, as a client uses it. */
export interface AnsweredSession {
  readonly status: number;
  readonly headers: Headers;
  /** Everything that the answer says. */
  readonly body: { client_secret: string; expires_at: number; visitor?: string };
  /** Whose session it is: `issuer subject`. */
  readonly owner: string;
  readonly chat: ChatClient;
}

/** Asks for a session with these headers, whatever comes of it. */
export async function askSession(
  api: string,
  headers: Record<string, string> = {},
): Promise<AnsweredSession> {
  const response = await fetch(`${api}/session`, { method: 'POST', headers });
  const body: AnsweredSession['body'] = await response.json();
  const { iss, sub } = response.status === 201 ? decodeJwt(body.client_secret.slice(3)) : {};
  const { status, headers: answered } = response;
  return {
    status,
    headers: answered,
    body,
    owner: `${iss} ${sub}`,
    chat: chatClient(api, body.client_secret),
  };
}

export function bearer(token: string | undefined): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** A user's proof and a visitor's, side by side. */
export function both(token: string, visitor: string | undefined): Record<string, string> {
  return { ...bearer(token), 'chatdock-visitor': String(visitor) };
}
