import { ChatdockError } from '../chatdock-error.ts';

/** From this moment on OpenAI runs no hosted workflows: the last day is 2026-11-30. */
const endsAt = Date.UTC(2026, 11, 1);
const dayMs = 86_400_000;

export function hasHostingEnded(now: Date): boolean {
  return now.getTime() >= endsAt;
}

/** What the operator is told at the start; how urgent it is, and in which words. */
export function hostingNotice(now: Date): { readonly level: 'warn' | 'error'; readonly message: string } {
  const guide = 'docs/hosted-chatkit.md says how to move.';
  if (hasHostingEnded(now)) {
    const message = `OpenAI has ended hosted ChatKit workflows on 2026-11-30: sessions that would be hosted are answered 410. ${guide}`;
    return { level: 'error', message };
  }
  const days = Math.floor((endsAt - now.getTime()) / dayMs);
  const left = days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}, on 2026-11-30`;
  return { level: 'warn', message: `OpenAI ends hosted ChatKit workflows ${left}. ${guide}` };
}

/** @throws ChatdockError `hosting_ended` */
export function assertHosting(now: Date): void {
  if (hasHostingEnded(now)) throw new ChatdockError('hosting_ended');
}
