import { checkMount } from '../mount/check-mount.ts';
import type { Visit } from '../visit.ts';
import { apisOf, chatInPage, type LoadedPage } from './chat-in-page.ts';
import { checkSession } from './check-session.ts';
import { judgePage } from './judge-page.ts';
import { sessionsInPage } from './session-in-page.ts';

/** Says what is wrong with a page that has a chat, and with the routes of its own host that the chat asks. Rejects with a `NoAnswer`. */
export async function checkPage(visit: Visit, page: LoadedPage): Promise<void> {
  const { report } = visit;
  const chat = chatInPage(page);
  const before = report.findings.length;
  judgePage(report, page);
  if (report.findings.length === before) report.well('has a chat, and all that it needs');
  for (const api of apisOf(chat, page.url)) if (api.origin === page.url.origin) await checkMount(visit, api);
  // Opening a session is more than reading: where nothing may be said, only a route that was told is asked.
  const found = visit.message === null ? [] : sessionsInPage(page);
  for (const session of visit.session ? [visit.session] : found) await checkSession(visit, session);
}
