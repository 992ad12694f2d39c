import { z } from 'zod';

/** A tool call as the model is told of it in a later turn. */
export interface ToldCall {
  readonly callId: string;
  readonly name: string;
  /** JSON of an object. */
  readonly arguments: string;
  /** What the tool answered; `undefined`: nothing yet. */
  readonly output: string | undefined;
}

const beginning = 'chatdock:calls ';
/** What is kept of an answer's calls, in characters; the newest count. */
const longest = 32_000;

const callsSchema = z.array(
  z.object({ callId: z.string(), name: z.string(), arguments: z.string(), output: z.string() }),
);

/** Calls and their results, as the content of a hidden item; `undefined` when there is nothing to tell. */
export function callsContext(calls: readonly ToldCall[]): string | undefined {
  let left = longest;
  const kept: ToldCall[] = [];
  for (const call of calls.filter(({ output }) => output !== undefined).toReversed()) {
    left -= call.arguments.length + (call.output?.length ?? 0);
    if (left < 0) break;
    kept.unshift(call);
  }
  return kept.length === 0 ? undefined : `${beginning}${JSON.stringify(kept)}`;
}

/** What {@link callsContext} has written; `undefined` for any other content. */
export function readCallsContext(content: string): z.infer<typeof callsSchema> | undefined {
  if (!content.startsWith(beginning)) return undefined;
  return callsSchema.safeParse(JSON.parse(content.slice(beginning.length))).data;
}
