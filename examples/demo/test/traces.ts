import type { BrowserContext } from '@chatdock/testing';
import type { RecordedTraffic } from './recorded-traffic.ts';

/**
 * Everything that would give the user of this browser away, by what it is: ids, tokens, cookies, and what they wrote.
 * Read before they sign out, to be looked for afterwards.
 */
export async function tracesOf(
  context: BrowserContext,
  traffic: RecordedTraffic,
): Promise<Map<string, string>> {
  const traces = new Map<string, string>();
  for (const cookie of await context.cookies()) traces.set(`cookie ${cookie.name}`, cookie.value);
  for (const { headers, body, responseBody } of await traffic.exchanges()) {
    const text = `${headers['authorization'] ?? ''}\n${body}\n${responseBody}`;
    for (const [id] of text.matchAll(/\b(thr|msg|wf|tc|tsk|cs)_[\w.-]{8,}/g)) traces.set(`id ${id}`, id);
    for (const [token] of text.matchAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g)) traces.set(`token ${token}`, token);
    for (const [, subject] of text.matchAll(/\bdata-user="([^"]+)"/g))
      traces.set(`user ${subject}`, subject ?? '');
  }
  for (const words of ['Call mom tonight', 'Delete the bills task', 'Demo user', 'demo@chatdock.invalid'])
    traces.set(`words ${words}`, words);
  return traces;
}
