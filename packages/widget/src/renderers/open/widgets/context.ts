import type { MarkdownViews } from '../markdown/markdown-view.ts';
import type { WidgetComponent } from '../wire.ts';
import type { ActionRunner } from './actions/action-runner.ts';
import type { Action } from './actions/read-action.ts';

/** What all components of one widget know. */
export interface WidgetSurroundings {
  /** More text may follow. */
  readonly streaming: boolean;
  /** Hosts that pictures may come from. */
  readonly domains: readonly string[];
  /** The language of its numbers and days; `undefined`: the browser's. */
  readonly locale: string | undefined;
  /** Where its texts are kept. */
  readonly markdown: MarkdownViews;
  readonly actions: ActionRunner;
  /** The names of fields that a `Label` stands for. */
  readonly labelled: ReadonlySet<string>;
  /** Whether what is folded at this place is to be shown. */
  readonly isUnfolded: (path: string) => boolean;
  readonly unfold: (path: string, open: boolean) => void;
  /** Draws a kind by an element of the page's own, when there is one. */
  readonly pageElement: (type: string) => Draw | null;
}

/** Where a component stands. */
export interface Place {
  /** Told from all others of the widget by it. */
  readonly path: string;
  /** The path of the form, or the row, that fields belong to: their names count within it. */
  readonly scope: string;
  /** The words of the row that it is in, for what has none of its own. */
  readonly row: string;
  /** What the form around it does when it is sent. */
  readonly submits: Action | null;
  /** It is a cell that says what its column holds. */
  readonly isHead: boolean;
}

export interface Context extends WidgetSurroundings, Place {
  /** Draws what the component holds, each at a place of its own. */
  readonly children: (component: WidgetComponent, place?: Partial<Place>) => unknown;
  /** Draws them one by one, for containers that wrap each. */
  readonly each: (component: WidgetComponent, place?: Partial<Place>) => Drawn[];
}

/** Something that a container holds. */
export interface Drawn {
  /** Stays the same when others come and go. */
  readonly key: string;
  readonly drawn: unknown;
}

/** Draws a component as a template. It takes nothing on trust: any prop can be anything. */
export type Draw = (component: WidgetComponent, context: Context) => unknown;

/** The id of a field, which labels point to. */
export function fieldId({ scope }: Place, name: string): string {
  return `${scope}/${name}`;
}
