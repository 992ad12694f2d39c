import type { Task } from '../../protocol/workflow.ts';
import type { FileSource, UrlSource } from '../../protocol/sources.ts';
import { fieldOf, listField, textField } from '../read-fields.ts';
import { shortened } from './shortened.ts';
import { webAddress } from './web-address.ts';

/** A tool that ran at the provider, as the Responses API has it: `web_search_call` and its like. */
export type HostedCall = object;

const longest = { title: 120, query: 300, code: 2_000 };
const most = { sources: 20, queries: 10 };

/** How a call is shown; `undefined` for what has a way of its own, or is nothing to see. */
export function hostedTask(call: HostedCall, state: Task['status_indicator']): Task | undefined {
  switch (textField(call, 'type')) {
    case 'web_search_call':
      return webTask(fieldOf(call, 'action'), state);
    case 'file_search_call':
      return fileTask(call, state);
    case 'code_interpreter_call':
      return codeTask(call, state);
    default:
      return undefined;
  }
}

/** Searching the web, or opening a page of it. */
function webTask(action: unknown, status_indicator: Task['status_indicator']): Task {
  const page = webAddress(textField(action, 'url'));
  const opened = page ? [urlSource(page)] : [];
  const found = listField(action, 'sources').flatMap((source) => {
    const url = webAddress(textField(source, 'url'));
    return url ? [urlSource(url)] : [];
  });
  const asked = [textField(action, 'query'), ...listField(action, 'queries'), textField(action, 'pattern')];
  const queries = texts(asked).slice(0, most.queries);
  const [title_query] = queries;
  return {
    type: 'web_search',
    status_indicator,
    title: page ? `Read ${shortened(page.hostname, longest.title)}` : 'Search the web',
    ...(title_query !== undefined && { title_query }),
    queries,
    sources: unlike([...opened, ...found], ({ url }) => url).slice(0, most.sources),
  };
}

function urlSource(url: URL): UrlSource {
  return { type: 'url', title: url.hostname, url: url.href };
}

/** Searching files that were given to the provider. */
function fileTask(call: HostedCall, status_indicator: Task['status_indicator']): Task {
  const [query] = texts(listField(call, 'queries'));
  const names = texts(listField(call, 'results').map((result) => textField(result, 'filename')));
  const sources = names.map((filename): FileSource => ({ type: 'file', title: filename, filename }));
  return {
    type: 'file',
    status_indicator,
    title: shortened(query === undefined ? 'Search files' : `Search files: “${query}”`, longest.title),
    sources: sources.slice(0, most.sources),
  };
}

function codeTask(call: HostedCall, status_indicator: Task['status_indicator']): Task {
  const said = listField(call, 'outputs').map((output) => textField(output, 'logs') ?? '');
  const content = [textField(call, 'code') ?? '', said.join('\n')].map(codeBlock).join('\n\n').trim();
  return {
    type: 'custom',
    status_indicator,
    title: 'Run code',
    icon: 'square-code',
    ...(content !== '' && { content }),
  };
}

/** Markdown that shows the text as it is: the fence is longer than any within. */
function codeBlock(text: string): string {
  if (text.trim() === '') return '';
  const shown = shortened(text, longest.code);
  const fence = '`'.repeat(Math.max(3, ...(shown.match(/`+/gu) ?? []).map(({ length }) => length + 1)));
  return `${fence}\n${shown}\n${fence}`;
}

/** Different texts, each once. */
function texts(values: readonly unknown[]): string[] {
  const given = values.filter((value) => typeof value === 'string' && value.trim() !== '');
  return [...new Set(given.map((value) => shortened(String(value), longest.query)))];
}

function unlike<Value>(values: readonly Value[], by: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [by(value), value])).values()];
}
