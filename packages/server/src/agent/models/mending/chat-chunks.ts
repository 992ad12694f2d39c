import { CallPieces } from './call-pieces.ts';
import type { Mender } from './mend-events.ts';
import { recordIn, recordsIn, textIn } from './records.ts';
import { ThoughtTags } from './thought-tags.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The chunks of the chat completions wire: one choice with an index, text as text, thoughts apart from it, tool calls whose
 * pieces belong together, and an end that is said.
 *
 * @param usedIds of tool calls in the conversation so far: they are not given again.
 */
export function mendChatChunks(usedIds: readonly string[]): Mender {
  const calls = new CallPieces(usedIds);
  const thoughts = new ThoughtTags();
  let isBegun = false;
  let isOver = false;
  const mendChoice = (choice: Fields): Fields => {
    const { delta, message, finish_reason: reason, ...rest } = choice;
    const said = mendDelta(recordIn(delta ?? message), { calls, thoughts });
    isOver ||= Boolean(reason);
    const last = reason ? { ...said, ...lastPieces(said, { calls, thoughts }) } : said;
    return { ...rest, index: 0, delta: last, finish_reason: reason || null };
  };
  return {
    mend(event) {
      const chunk = recordIn(event);
      const [choice] = recordsIn(chunk['choices']);
      if (!choice || chunk['error']) return [event];
      isBegun = true;
      return [{ ...chunk, choices: [mendChoice(choice)] }];
    },
    end() {
      if (!isBegun || isOver) return [];
      const delta = lastPieces({}, { calls, thoughts });
      return [{ choices: [{ index: 0, delta, finish_reason: calls.count > 0 ? 'tool_calls' : 'stop' }] }];
    },
  };
}

interface State {
  readonly calls: CallPieces;
  readonly thoughts: ThoughtTags;
}

function mendDelta(delta: Fields, { calls, thoughts }: State): Fields {
  const { content, tool_calls: pieces, reasoning_content: apart, reasoning, ...rest } = delta;
  const said = partsOf(content);
  const told = thoughts.split(said.text);
  const thought = [textIn(reasoning) ?? textIn(apart), said.thought, told.thought].filter(Boolean).join('');
  const mended = calls.mend(recordsIn(pieces));
  return {
    ...rest,
    ...(told.text !== '' && { content: told.text }),
    ...(thought !== '' && { reasoning: thought }),
    ...(mended.length > 0 && { tool_calls: mended }),
  };
}

/** What is still held back. */
function lastPieces(said: Fields, { calls, thoughts }: State): Fields {
  const text = `${textIn(said['content']) ?? ''}${thoughts.end()}`;
  const pieces = [...recordsIn(said['tool_calls']), ...calls.end()];
  return { ...(text !== '' && { content: text }), ...(pieces.length > 0 && { tool_calls: pieces }) };
}

/** Some servers send text in parts, and thoughts as one of them. */
function partsOf(content: unknown): { text: string; thought: string } {
  if (typeof content === 'string') return { text: content, thought: '' };
  const parts = recordsIn(content);
  const texts = parts.map(({ text }) => textIn(text));
  const thoughts = parts.flatMap(({ thinking }) => recordsIn(thinking).map(({ text }) => textIn(text)));
  return { text: texts.join(''), thought: thoughts.join('') };
}
