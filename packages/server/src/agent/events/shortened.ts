import { storable } from '../../protocol/streamed-text.ts';

/** A model can write a megabyte into a tool call; what is shown of it is the beginning. */
export function shortened(text: string, longest: number): string {
  const beginning = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  return storable(beginning);
}
