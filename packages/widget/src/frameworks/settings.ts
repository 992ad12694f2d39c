import type { LitElement } from 'lit';
import type { ChatDock } from '../chat-dock.ts';
import type { ChatDockEventMap } from '../chat-dock-event-map.ts';

// Derived from the class and its events, so that frameworks know what the element knows.

/** What a page can set on a `<chat-dock>`. What is left out, or `undefined`, is as the element has it. */
export type ChatDockSettings = {
  [Name in keyof ChatDock as SettingName<Name>]?: ChatDock[Name] | undefined;
};

/** Not what every element of Lit has, what can only be read, and what is there to be called. */
type SettingName<Name extends keyof ChatDock> = Name extends keyof LitElement
  ? never
  : IsReadOnly<Name> extends true
    ? never
    : ChatDock[Name] extends (...given: never[]) => unknown
      ? Extract<Name, 'renderer'> // a setting that happens to be a function, always
      : Name;

type IsReadOnly<Name extends keyof ChatDock> = IsSame<Pick<ChatDock, Name>, Readonly<Pick<ChatDock, Name>>>;

/** Whether two types are one to the compiler, down to `readonly`. */
type IsSame<One, Other> =
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- compared, not used
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** The settings for frameworks that take everything that begins with `on` for an event: those are in `options` as well. */
export type MarkupSettings = {
  [Name in keyof ChatDockSettings as Name extends `on${string}` ? never : Name]: ChatDockSettings[Name];
} & {
  [Name in keyof ChatDockSettings as AttributeName<Name>]?: string | undefined;
};

/** The attribute of a text: the same name with hyphens. */
type AttributeName<Name extends keyof ChatDockSettings> = [ChatDockSettings[Name]] extends [
  string | undefined,
]
  ? Exclude<Hyphened<Name>, Name>
  : never;

type Hyphened<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${Hyphened<Rest>}`
  : Name;

/** Listeners as frameworks write them that put `on` before the event’s own name. */
export type MarkupListeners = {
  [Name in keyof ChatDockEventMap as `on${Name}`]?: ((event: ChatDockEventMap[Name]) => void) | undefined;
};
