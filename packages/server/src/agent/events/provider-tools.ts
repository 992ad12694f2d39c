import type { protocol } from '@openai/agents-core';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { FinishedCall } from '../tools/tool-wording.ts';
import type { CallEvents } from './call-events.ts';
import type { CurrentWorkflow } from './current-workflow.ts';
import { hostedMcpCall, HostedEvents } from './hosted-events.ts';
import type { HostedCall } from './hosted-call.ts';
import { ImageEvents, type KeepImage, type Shown } from './image-events.ts';
import type { ItemFactory } from './item-factory.ts';
import { fieldOf, textField } from '../read-fields.ts';

/** What the tools of a provider share with the other translators. */
interface Beside {
  readonly workflow: CurrentWorkflow;
  readonly calls: CallEvents;
  readonly effects: (call: FinishedCall) => readonly ThreadStreamEvent[];
  readonly keepImage: KeepImage | undefined;
  /** Counts a step; `false` when it is one too many to show. */
  readonly takeStep: () => boolean;
}

/**
 * Shows what runs at the provider: while it happens, where its events tell, and at the latest from the finished response, which
 * names everything once more.
 */
export class ProviderTools {
  readonly #beside: Beside;
  readonly #hosted: HostedEvents;
  readonly #images: ImageEvents;
  /** The calls of the response so far, and whether they are over. */
  readonly #known = new Map<string, 'going on' | 'over'>();

  constructor(items: ItemFactory, beside: Beside) {
    this.#beside = beside;
    this.#hosted = new HostedEvents(beside.workflow);
    this.#images = new ImageEvents(items, beside.keepImage);
  }

  /** How many states a picture is going to have. */
  expectImages(count: number): void {
    this.#images.expected = count;
  }

  /** An event of the Responses API. */
  *wire(event: object): Iterable<Shown> {
    const call = fieldOf(event, 'item');
    switch (textField(event, 'type')) {
      case 'response.output_item.added':
        if (isCall(call)) yield* this.#started(keyOf(call, fieldOf(event, 'output_index')), call);
        return;
      case 'response.output_item.done':
        if (isCall(call)) yield* this.#ended(keyOf(call, fieldOf(event, 'output_index')), call);
        return;
      case 'response.image_generation_call.partial_image':
        yield* this.#images.partial(event);
        return;
      default:
    }
  }

  /** The end of one response. */
  *done(output: readonly protocol.OutputModelItem[]): Iterable<Shown> {
    for (const [index, item] of output.entries()) {
      if (item.type !== 'hosted_tool_call' || !shown.has(item.name)) continue;
      const call = { ...item.providerData, type: item.name, status: item.status, output: item.output };
      yield* this.#ended(keyOf(item, index), call);
    }
    yield* this.end();
  }

  /** Gives up what did not come to its end. */
  *end(): Iterable<ThreadStreamEvent> {
    yield* this.#images.end();
    this.#hosted.forget();
    this.#known.clear();
  }

  *#started(id: string, call: HostedCall): Iterable<ThreadStreamEvent> {
    if (this.#known.has(id) || !this.#beside.takeStep()) return;
    this.#known.set(id, 'going on');
    const { workflow, calls } = this.#beside;
    const mcp = hostedMcpCall(call);
    if (mcp) yield* calls.started(id, mcp);
    else if (isImage(call)) {
      yield* workflow.close();
      yield* this.#images.started(id);
    } else yield* this.#hosted.started(id, call);
  }

  *#ended(id: string, call: HostedCall): Iterable<Shown> {
    yield* this.#started(id, call);
    if (this.#known.get(id) !== 'going on') return;
    this.#known.set(id, 'over');
    const { calls, effects } = this.#beside;
    const mcp = hostedMcpCall(call);
    if (mcp) {
      yield* calls.finished(id, mcp);
      yield* effects(mcp);
    } else if (isImage(call)) {
      const picture = textField(call, 'result') ?? textField(call, 'output');
      if (picture) yield* this.#images.finished(id, picture);
    } else yield* this.#hosted.ended(id, call);
  }
}

const shown = new Set([
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
  'mcp_call',
]);

function isCall(item: unknown): item is HostedCall {
  return typeof item === 'object' && item !== null && shown.has(textField(item, 'type') ?? '');
}

function isImage(call: HostedCall): boolean {
  return textField(call, 'type') === 'image_generation_call';
}

/** Servers at home may give no ids. */
function keyOf(call: object, index: unknown): string {
  return textField(call, 'id') || `#${String(index)}`;
}
