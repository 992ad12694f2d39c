import type { protocol } from '@openai/agents-core';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { Task } from '../../protocol/workflow.ts';
import type { CurrentWorkflow, Step } from './current-workflow.ts';
import { countField, fieldOf, listField, textField } from '../read-fields.ts';
import { shortened } from './shortened.ts';

/** A thought while the model has it. */
interface OpenThought {
  readonly key: string;
  text: string;
  /** Where it is shown while it grows; the first one of a workflow alone is. */
  step: Step | undefined;
  shown: number;
}

const longestThought = 20_000;

/**
 * Shows what a model thinks, as far as its provider tells: the first thought of a workflow grows as it comes, the others come
 * whole. Thoughts that only the finished response holds are shown then.
 */
export class ReasoningEvents {
  readonly #workflow: CurrentWorkflow;
  #open: OpenThought | undefined;
  /** The thoughts of the response so far, so that its end does not repeat them. */
  #told = new Set<string>();
  #hasTold = false;

  constructor(workflow: CurrentWorkflow) {
    this.#workflow = workflow;
  }

  /** An event of the Responses API. */
  *wire(event: object): Iterable<ThreadStreamEvent> {
    switch (textField(event, 'type')) {
      case 'response.output_item.added':
        if (textField(fieldOf(event, 'item'), 'type') === 'reasoning') yield* this.#workflow.think();
        return;
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        yield* this.#grow(keyOf(event), textField(event, 'delta') ?? '');
        return;
      case 'response.reasoning_summary_text.done':
      case 'response.reasoning_text.done':
        yield* this.#whole(keyOf(event), textField(event, 'text') ?? '');
        return;
      default:
    }
  }

  /** A piece of a chat completion: servers at home put thoughts into fields of their own. */
  *chunk(chunk: object): Iterable<ThreadStreamEvent> {
    for (const choice of listField(chunk, 'choices')) {
      const delta = fieldOf(choice, 'delta');
      const text = textField(delta, 'reasoning') || textField(delta, 'reasoning_content');
      if (text) yield* this.#grow('chunk', text);
    }
  }

  /** The model has come to something else: a thought that was growing is complete. */
  *settle(): Iterable<ThreadStreamEvent> {
    const thought = this.#open;
    if (thought) yield* this.#whole(thought.key, thought.text);
  }

  /** The end of one response, whose thoughts may not have been streamed. */
  *done(output: readonly protocol.OutputModelItem[]): Iterable<ThreadStreamEvent> {
    yield* this.settle();
    if (!this.#hasTold) {
      for (const text of output.flatMap(thoughtsIn)) yield* this.#whole(`done ${text}`, text);
    }
    this.#told = new Set();
    this.#hasTold = false;
  }

  *#grow(key: string, delta: string): Iterable<ThreadStreamEvent> {
    if (this.#open?.key !== key) {
      yield* this.settle();
      this.#open = { key, text: '', step: undefined, shown: 0 };
    }
    const thought = this.#open;
    if (!thought || thought.text.length > longestThought) return;
    thought.text += delta;
    if (!thought.step) yield* this.#showFirst(thought);
    else if (isWorthShowing(thought)) yield* this.#show(thought, thought.step);
  }

  *#showFirst(thought: OpenThought): Iterable<ThreadStreamEvent> {
    if (this.#workflow.tasks.length > 0 || thought.text.trim() === '') return;
    const { step, events } = this.#workflow.add(taskOf(thought.text));
    thought.step = step;
    thought.shown = thought.text.length;
    yield* events;
  }

  *#show(thought: OpenThought, step: Step): Iterable<ThreadStreamEvent> {
    thought.shown = thought.text.length;
    yield* this.#workflow.change(step, taskOf(thought.text));
  }

  /** A thought is complete. */
  *#whole(key: string, text: string): Iterable<ThreadStreamEvent> {
    const growing = this.#open?.key === key ? this.#open : undefined;
    if (growing) this.#open = undefined;
    if (this.#told.has(key) || text.trim() === '') return;
    if (key !== 'chunk') this.#told.add(key);
    this.#hasTold = true;
    if (growing?.step) yield* this.#workflow.change(growing.step, taskOf(text));
    else yield* this.#workflow.add(taskOf(text)).events;
  }
}

function taskOf(text: string): Task {
  return { type: 'thought', status_indicator: 'none', content: shortened(text, longestThought) };
}

/** Each state holds all of the text: it is sent as often as it has grown by a sixteenth, or a long thought would cost its square. */
function isWorthShowing({ text, shown }: OpenThought): boolean {
  return text.length - shown >= shown / 16;
}

function keyOf(event: object): string {
  const part = countField(event, 'summary_index') ?? countField(event, 'content_index') ?? 0;
  return `${textField(event, 'item_id') ?? ''} ${part}`;
}

/** Summaries where there are any, else what the model itself wrote. */
function thoughtsIn(item: protocol.OutputModelItem): string[] {
  if (item.type !== 'reasoning') return [];
  const summaries = item.content.map(({ text }) => text);
  return summaries.length > 0 ? summaries : (item.rawContent ?? []).map(({ text }) => text);
}
