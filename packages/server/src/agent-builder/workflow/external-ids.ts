import { lineOf, nodesOf, type Editing } from './edits/edit.ts';

/** Something at OpenAI, or elsewhere, that the workflow goes on using by its id. */
export interface ExternalId {
  readonly id: string;
  readonly kind: string;
  readonly line: number;
  /** What to do about it. */
  readonly advice: string;
}

const kinds = [
  {
    begins: /^vs_\w+$/u,
    kind: 'vector store',
    advice: 'Stays at OpenAI: OPENAI_API_KEY has to be of the project that it is in.',
  },
  {
    begins: /^connector_\w+$/u,
    kind: 'connector',
    advice: 'Stays at OpenAI. Its authorization is a token of one account: everybody who chats would use it.',
  },
  {
    begins: /^file[-_]\w{6,}$/u,
    kind: 'file',
    advice: 'Stays at OpenAI: OPENAI_API_KEY has to be of the project that it is in.',
  },
  { begins: /^cntr_\w+$/u, kind: 'container', advice: 'Ends by itself at OpenAI after a while without use.' },
  {
    begins: /^pmpt_\w+$/u,
    kind: 'stored prompt',
    advice: 'OpenAI ends stored prompts on 2026-11-30, too: copy its text into the agent’s instructions.',
  },
  {
    begins: /^asst_\w+$/u,
    kind: 'assistant',
    advice: 'OpenAI has ended assistants: copy what you need of it.',
  },
  {
    begins: /^(?:wf|agt)_\w+$/u,
    kind: 'workflow of Agent Builder',
    advice: 'Is gone after 2026-11-30; nothing of the edited code needs it.',
  },
] as const;

/** What the file names by its id, once each. */
export function externalIds(editing: Editing): ExternalId[] {
  const found = new Map<string, ExternalId>();
  for (const node of nodesOf(editing, 'StringLiteral')) {
    const known = kinds.find(({ begins }) => begins.test(node.value));
    if (!known || found.has(node.value)) continue;
    const { kind, advice } = known;
    found.set(node.value, { id: node.value, kind, line: lineOf(editing, node), advice });
  }
  for (const node of nodesOf(editing, 'ObjectProperty')) {
    const { key, value } = node;
    if (key.type !== 'Identifier' || key.name !== 'serverUrl' || value.type !== 'StringLiteral') continue;
    const { origin, pathname } = URL.parse(value.value) ?? { origin: value.value, pathname: '' };
    found.set(value.value, {
      id: `${origin}${pathname}`,
      kind: 'MCP server',
      line: lineOf(editing, node),
      advice: 'OpenAI goes on calling it by its address; it is asked from there, not from your server.',
    });
  }
  return [...found.values()].toSorted((one, other) => one.line - other.line);
}
