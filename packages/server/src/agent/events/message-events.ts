import type { protocol } from '@openai/agents-core';
import type { Annotation, AssistantContent } from '../../protocol/content.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { storable, StreamedText } from '../../protocol/streamed-text.ts';
import { updated } from '../../respond/updated.ts';
import { annotationOf, annotationsOf } from './annotations.ts';
import type { ItemBase, ItemFactory } from './item-factory.ts';
import { countField, fieldOf, listField, textField } from '../read-fields.ts';

type TextDelta = protocol.StreamEventTextStream;

/** A part of a message while the model is writing it. */
interface OpenPart {
  /** Its place among the parts that are shown. */
  readonly index: number;
  readonly text: StreamedText;
  readonly annotations: Annotation[];
}

/** A message while the model is writing it. */
interface OpenMessage {
  readonly base: ItemBase;
  /** The provider's id, if it gives one; some repeat it, or give none. */
  readonly providerId: string | undefined;
  /** By the provider's part number, in the order in which the parts began. */
  readonly parts: Map<number, OpenPart>;
}

/** Turns what the model writes into assistant messages: text as it comes, its sources, then the finished message. */
export class MessageEvents {
  readonly #items: ItemFactory;
  #open: OpenMessage[] = [];

  constructor(items: ItemFactory) {
    this.#items = items;
  }

  /** Whether a message is being written. */
  get isWriting(): boolean {
    return this.#open.length > 0;
  }

  /** A piece of text. */
  *delta(event: TextDelta): Iterable<ThreadStreamEvent> {
    let message = this.#open.at(-1);
    if (!message || isAnother(message, event)) {
      message = { base: this.#items.message(), providerId: event.itemId, parts: new Map() };
      this.#open.push(message);
      yield { type: 'thread.item.added', item: { type: 'assistant_message', ...message.base, content: [] } };
    }
    yield* addText(message, event);
  }

  /** A source of a text that is being written, as the Responses API tells of it. */
  *annotation(event: object): Iterable<ThreadStreamEvent> {
    const id = textField(event, 'item_id');
    const message = this.#open.findLast(({ providerId }) => providerId === id);
    const part = message?.parts.get(countField(event, 'content_index') ?? 0);
    const annotation = annotationOf(fieldOf(event, 'annotation'));
    if (!message || !part || !annotation) return;
    yield updated(message.base.id, {
      type: 'assistant_message.content_part.annotation_added',
      content_index: part.index,
      annotation_index: part.annotations.push(annotation) - 1,
      annotation,
    });
  }

  /** The end of one response of the model, whose `output` is authoritative. */
  *done(output: readonly protocol.OutputModelItem[]): Iterable<ThreadStreamEvent> {
    const open = this.#open;
    this.#open = [];
    const finished = output.filter(isMessage).map(contentOf);
    const count = Math.max(open.length, finished.length);
    for (let at = 0; at < count; at += 1) {
      const message = open[at];
      const content = finished[at] ?? [];
      const isSaid = content.some(({ text }) => text.trim() !== '');
      if (isSaid) yield* finish(message, content, this.#items);
      else if (message) yield* abandon(message, this.#items);
    }
  }
}

/** With a new id a new message begins; without ids all text of one response is one message. */
function isAnother({ providerId }: OpenMessage, { itemId }: TextDelta): boolean {
  return itemId !== undefined && providerId !== undefined && itemId !== providerId;
}

function* addText({ base, parts }: OpenMessage, event: TextDelta): Iterable<ThreadStreamEvent> {
  const number: unknown = event.providerData?.['content_index'];
  const key = typeof number === 'number' ? number : 0;
  let part = parts.get(key);
  if (!part) {
    part = { index: parts.size, text: new StreamedText(), annotations: [] };
    parts.set(key, part);
    const content: AssistantContent = { type: 'output_text', text: '', annotations: [] };
    yield updated(base.id, {
      type: 'assistant_message.content_part.added',
      content_index: part.index,
      content,
    });
  }
  const delta = part.text.push(event.delta);
  if (delta === '') return;
  yield updated(base.id, {
    type: 'assistant_message.content_part.text_delta',
    content_index: part.index,
    delta,
  });
}

function* finish(
  message: OpenMessage | undefined,
  content: AssistantContent[],
  items: ItemFactory,
): Iterable<ThreadStreamEvent> {
  for (const [content_index, part] of message ? content.entries() : []) {
    const id = message?.base.id ?? '';
    yield updated(id, { type: 'assistant_message.content_part.done', content_index, content: part });
  }
  const base = message?.base ?? items.message();
  yield { type: 'thread.item.done', item: { type: 'assistant_message', ...base, content } };
}

/** The response ended without this message: what was shown of it stays, unless nothing was. */
function* abandon(message: OpenMessage, items: ItemFactory): Iterable<ThreadStreamEvent> {
  const content = streamed(message);
  if (content.some(({ text }) => text.trim() !== '')) yield* finish(message, content, items);
  else yield { type: 'thread.item.removed', item_id: message.base.id };
}

function streamed({ parts }: OpenMessage): AssistantContent[] {
  return [...parts.values()].map(({ text, annotations }) => ({
    type: 'output_text',
    text: text.text,
    annotations,
  }));
}

function isMessage(item: protocol.OutputModelItem): item is protocol.AssistantMessageItem {
  return 'role' in item && item.role === 'assistant';
}

/** A refusal is what the model has to say. */
function contentOf({ content }: protocol.AssistantMessageItem): AssistantContent[] {
  return content.flatMap((part): AssistantContent[] => {
    if (part.type !== 'output_text' && part.type !== 'refusal') return [];
    const text = part.type === 'refusal' ? part.refusal : part.text;
    if (text === '') return [];
    const annotations = annotationsOf(listField(part.providerData, 'annotations'));
    return [{ type: 'output_text', text: storable(text), annotations }];
  });
}
