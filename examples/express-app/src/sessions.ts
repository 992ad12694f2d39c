import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { User } from './users.ts';

// The app's own sessions: a random id in a cookie. They end with the process; yours are in your database.

const sessions = new Map<string, User>();

export function startSession(response: Response, user: User): void {
  const id = randomUUID();
  sessions.set(id, user);
  response.cookie('session', id, { httpOnly: true, sameSite: 'lax' });
}

export function userOf(request: Request): User | undefined {
  return sessions.get(sessionId(request));
}

export function endSession(request: Request, response: Response): void {
  sessions.delete(sessionId(request));
  response.clearCookie('session');
}

function sessionId({ headers }: Request): string {
  return /(?:^|; )session=([^;]+)/u.exec(headers.cookie ?? '')?.[1] ?? '';
}
