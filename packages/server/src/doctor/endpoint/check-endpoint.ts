import { describeIssue } from '../../protocol/describe-issue.ts';
import { plain } from '../plain.ts';
import { Report } from '../report.ts';
import { isLoopback } from '../../loopback.ts';
import { checkCrossOrigin } from '../web/cross-origin.ts';
import { placeOf } from '../web/ask.ts';
import { isObject } from '../web/parse-json.ts';
import { isSignedIn, type Visit } from '../visit.ts';
import type { Course } from './course.ts';
import { askJson, type Endpoint } from './endpoint.ts';
import { pageOf } from './page-of.ts';
import { deleteThread, listItems, listThreads } from './request-body.ts';
import { sendMessage } from './send-message.ts';

/** Speaks the protocol to an endpoint: reads, says one message, looks whether it was kept, and deletes it. Rejects with a `NoAnswer`. */
export async function checkEndpoint(visit: Visit, url: URL): Promise<void> {
  const endpoint = { visit, url };
  visit.progress(`Asking ${placeOf('POST', url)} for the list of conversations…`);
  await checkCrossOrigin(visit, url);
  if (!(await checkList(endpoint))) return;
  if (visit.message === null) {
    visit.report.well('was only read from: no message was sent');
    return;
  }
  visit.progress(`Sending one message, "${plain(visit.message)}", which a model may be paid for…`);
  const course = await sendMessage(endpoint, visit.message);
  if (course) await checkKept(endpoint, course);
}

/** Whether the endpoint is one that can be spoken to. */
async function checkList(endpoint: Endpoint): Promise<boolean> {
  const { visit, url } = endpoint;
  const { report } = visit;
  const list = await askJson(endpoint, listThreads());
  if (list === undefined) return false;
  const issue = pageOf('thread', list);
  const where = `${placeOf('POST', url)} (threads.list)`;
  if (issue) report.add('wrong_shape', where, { message: describeIssue(issue, 'The list') });
  else report.well('answers threads.list');
  if (!isSignedIn(visit) && !isLoopback(url.hostname)) report.add('open_to_everyone', where);
  return true;
}

async function checkKept(endpoint: Endpoint, { threadId, doneIds }: Course): Promise<void> {
  if (threadId === null) return;
  const { visit, url } = endpoint;
  const { report } = visit;
  visit.progress('Reading it again, and deleting it…');
  const where = `${placeOf('POST', url)} (items.list)`;
  const list = await askJson(endpoint, listItems(threadId));
  const issue = list === undefined ? null : pageOf('item', list);
  if (issue) report.add('wrong_shape', where, { message: describeIssue(issue, 'The list') });
  else if (isObject(list)) compare(endpoint, { list, doneIds, where });
  await clean(endpoint, threadId);
}

interface Kept {
  readonly list: Readonly<Record<string, unknown>>;
  readonly doneIds: readonly string[];
  readonly where: string;
}

function compare({ visit: { report } }: Endpoint, { list, doneIds, where }: Kept): void {
  const rows = Array.isArray(list['data']) ? list['data'] : [];
  const ids = new Set(rows.map((row: unknown) => (isObject(row) ? row['id'] : undefined)));
  const lost = doneIds.filter((id) => !ids.has(id));
  if (lost.length === 0) report.well('keeps what was said');
  // A long answer can fill more than one page, and then its beginning is on another.
  else if (list['has_more'] !== true)
    report.add('not_kept', where, {
      message: `${lost.length} of ${doneIds.length} items are not in items.list.`,
    });
}

/** Takes the conversation away again, where the server can. What is wrong with that is told by one sentence. */
async function clean({ visit, url }: Endpoint, threadId: string): Promise<void> {
  const aside = { ...visit, report: new Report() };
  const answer = await askJson({ visit: aside, url }, deleteThread(threadId)).catch(() => undefined);
  if (answer !== undefined) return;
  const message = `The conversation ${plain(threadId, 60)} could not be deleted.`;
  visit.report.add('thread_left_behind', `${placeOf('POST', url)} (threads.delete)`, { message });
}
