import type { MarkdownOptions, MarkdownViews } from '../markdown/markdown-view.ts';
import type { AssistantContent } from '../wire.ts';

/** A text, and what draws the marks in it. */
export interface Cited extends Pick<MarkdownOptions, 'mark'> {
  readonly text: string;
}

/** The texts of an answer with marks where its sources are named. The views are what shows them. */
type Cite = (
  content: readonly AssistantContent[],
  streaming: boolean,
  views: MarkdownViews,
) => readonly Cited[];

/** Filled once there is an answer with sources. */
export const citing: { cite?: Cite } = {};
