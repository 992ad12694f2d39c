import { setTimeout as sleep } from 'node:timers/promises';
import type { ThreadItem } from '../../../src/protocol/index.ts';
import { isDeepStrictEqual } from 'node:util';
import { textOf, type Ledger } from './ledger.ts';
import type { Report } from './report.ts';
import type { Wire } from './wire.ts';

/** One person after the storm: what they were told and asked, and the conversations as they find them. */
export interface Aftermath {
  readonly ledger: Ledger;
  /** The items of each conversation, oldest first. */
  readonly threads: ReadonlyMap<string, readonly ThreadItem[]>;
}

/** Loads all conversations of a person, the way a client does. */
export async function lookAround(wire: Wire, ledger: Ledger): Promise<Aftermath> {
  const threads = new Map<string, readonly ThreadItem[]>();
  for (const { id } of await readAll<{ id: string }>(wire, 'threads.list', {}))
    threads.set(id, await readAll<ThreadItem>(wire, 'items.list', { thread_id: id }));
  return { ledger, threads };
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly after?: string;
}

async function readAll<Row>(wire: Wire, type: string, params: object): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Page<Row> = JSON.parse(
      await read(wire, type, { ...params, order: 'asc', limit: 100, after }),
    );
    rows.push(...page.data);
    after = page.after ?? null;
  } while (after !== null);
  return rows;
}

/** The storm is over: what it has broken may take a moment to be well again, and no longer. */
async function read(wire: Wire, type: string, params: object): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const outcome = await wire.post(type, params);
    if (outcome.kind === 'document') return JSON.stringify(outcome.body);
    await sleep(200);
  }
  throw new Error(`${type} is not answered, 20 s after the storm.`);
}

/** A check, and how many things it has looked at. */
type Check = (aftermath: Aftermath, complain: (text: string) => void) => number;

/** What has to hold of the conversations, whatever happened. */
export const checks: Readonly<Record<string, Check>> = {
  'no acknowledged message is lost, none is there twice, none that was refused is there': (
    after,
    complain,
  ) => {
    const placed = places(after);
    for (const message of after.ledger.messages) {
      const count = placed.get(message.text)?.length ?? 0;
      if (message.ackedAt !== null && count === 0) complain(`${message.text} was acknowledged, and is gone`);
      if (count > 1) complain(`${message.text} is there ${count} times`);
      if (message.isRefused && count > 0) complain(`${message.text} was refused, and is there`);
    }
    return after.ledger.messages.length;
  },
  'no message is there that nobody wrote': (after, complain) => {
    const written = new Set(after.ledger.messages.map(({ text }) => text));
    const found = [...places(after).keys()];
    for (const text of found) if (!written.has(text)) complain(`${text} is there`);
    return found.length;
  },
  'messages are in order': ({ ledger, threads }, complain) => {
    for (const items of threads.values()) {
      const sent = items.flatMap((item) => ledger.messages.filter(({ text }) => textOf(item) === text));
      for (const [index, later] of sent.entries()) {
        const wrong = sent.slice(index + 1).find(({ ackedAt }) => ackedAt !== null && ackedAt < later.sentAt);
        if (wrong) complain(`${wrong.text} was there before ${later.text} was sent, and comes after it`);
      }
    }
    return threads.size;
  },
  'one turn at a time: each answer follows its own message, and is given once': ({ threads }, complain) => {
    let answers = 0;
    for (const [id, items] of threads) {
      for (const text of saidTwice(items)) complain(`In ${id}, "${text}" is said twice`);
      let asked = '';
      for (const item of items) {
        if (item.type === 'user_message') asked = textOf(item);
        if (item.type !== 'assistant_message') continue;
        answers += 1;
        const about = /tok_\w+?_\d+/u.exec(textOf(item))?.[0];
        if (about !== undefined && !asked.endsWith(about) && !isPart(asked, about))
          complain(`In ${id}, "${textOf(item)}" answers "${asked}"`);
      }
    }
    return answers;
  },
  'what was announced is there, as it was announced': ({ ledger, threads }, complain) => {
    for (const [id, announced] of ledger.items) {
      if (!announced) continue;
      const { threadId, item } = announced;
      const found = threads.get(threadId)?.find((stored) => stored.id === id);
      if (!found) complain(`${item.type} ${id} was announced, and is gone`);
      else if (item.type === 'assistant_message' && !isDeepStrictEqual(found, item))
        complain(`${id} was announced as ${JSON.stringify(item)}, and is ${JSON.stringify(found)}`);
    }
    return ledger.items.size;
  },
};

/** Whole answers to a message that were given twice, which is what two turns at a time do: both see the newest message. */
function saidTwice(items: readonly ThreadItem[]): string[] {
  const said = items.filter(({ type }) => type === 'assistant_message').map(textOf);
  return said.filter((text, index) => / tok_\w+.*\.$/u.test(text) && said.indexOf(text) !== index);
}

/** What was said of an answer that broke off can end within a word. */
function isPart(asked: string, about: string): boolean {
  return (asked.split(' ').at(-1) ?? '').startsWith(about);
}

/** Where the messages of a person's conversations are, by their text. */
function places({ threads }: Aftermath): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, items] of threads)
    for (const item of items)
      if (item.type === 'user_message') found.set(textOf(item), [...(found.get(textOf(item)) ?? []), id]);
  return found;
}

/** Files that were sent with an acknowledged message come back byte for byte. */
export async function checkFiles(wire: Wire, { ledger }: Aftermath, report: Report): Promise<void> {
  const sent = ledger.messages.filter(({ ackedAt, file }) => ackedAt !== null && file);
  for (const { text, file } of sent) {
    if (!file) continue;
    const bytes = await downloaded(wire, file.id, () => report.count('check files that took another try'));
    report.count('check files');
    if (typeof bytes === 'string') report.violation(`The file of ${text} is gone: ${bytes}`);
    else if (!Buffer.from(bytes).equals(file.bytes)) report.violation(`The file of ${text} is another one`);
  }
}

/** As {@link read}: what the storm has broken, such as a connection, may take a moment to be well again. */
async function downloaded(wire: Wire, id: string, failed: () => void): Promise<Uint8Array | string> {
  let outcome = await wire.download(id);
  for (let tries = 1; typeof outcome === 'string' && tries < 100; tries += 1) {
    failed();
    await sleep(200);
    outcome = await wire.download(id);
  }
  return outcome;
}
