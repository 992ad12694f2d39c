import type { ToolResult } from './tool-result.ts';

/**
 * A tool result that is no longer than `bytes`. JSON lists lose whole entries from their end, other text its end; what
 * is no text and does not fit is left out. A note tells the model.
 */
export function capToolResult(result: ToolResult, bytes: number): ToolResult {
  if (sizeOf(JSON.stringify(result.content)) <= bytes) return result;
  let left = bytes - sizeOf(note) - 200;
  const content: ToolResult['content'] = [];
  for (const part of result.content) {
    const kept = capPart(part, left);
    if (!kept) break;
    left -= sizeOf(JSON.stringify(kept));
    content.push(kept);
  }
  const { structuredContent: _, ...rest } = result;
  return { ...rest, content: [...content, { type: 'text', text: note }] };
}

const note = 'The result was too long and has been cut off here.';

type Part = ToolResult['content'][number];

function capPart(part: Part, bytes: number): Part | undefined {
  const size = sizeOf(JSON.stringify(part));
  if (size <= bytes) return part;
  const text = part['text'];
  if (part.type !== 'text' || typeof text !== 'string' || bytes <= 0) return undefined;
  return { ...part, text: capList(text, bytes) ?? capText(text, bytes) };
}

/** The first entries of a JSON list; `undefined` when it is none. */
function capList(text: string, bytes: number): string | undefined {
  const entries = parseList(text);
  if (!entries) return undefined;
  let size = 2;
  const count = entries.findIndex((entry) => (size += encodedSize(JSON.stringify(entry)) + 1) > bytes);
  return JSON.stringify(entries.slice(0, Math.max(0, count)));
}

function parseList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function capText(text: string, bytes: number): string {
  let end = Math.min(text.length, bytes);
  while (end > 0 && encodedSize(text.slice(0, end)) > bytes) end = Math.floor(end * 0.9);
  return text.slice(0, end).toWellFormed();
}

/** Bytes of a text once it is inside JSON. */
function encodedSize(text: string): number {
  return sizeOf(JSON.stringify(text)) - 2;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
