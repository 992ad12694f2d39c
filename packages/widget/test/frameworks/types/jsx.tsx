import '@chatdock/widget/jsx';
import type { ChatDock } from '@chatdock/widget';
import { createRef, type ReactElement } from 'react';

// What the compiler takes and refuses of the element itself in React’s JSX. Nothing here runs.

const ref = createRef<ChatDock>();

export const taken: ReactElement[] = [
  <chat-dock />,
  <chat-dock ref={ref} api="/chat" token-url="/token" sign-in-url="/sign-in" className="chat" id="help" />,
  <chat-dock tokenUrl="/token" getToken={async () => null} theme="dark" prompts={[]} />,
  <chat-dock onchat-dock-state-changed={({ state }) => state.toUpperCase()} />,
  <chat-dock {...{ 'onchatkit.effect': ({ detail }: { detail: { name: string } }) => detail.name }} />,
];

export const refused: ReactElement[] = [
  // @ts-expect-error -- no such word
  <chat-dock theme="blue" />,
  // @ts-expect-error -- no such attribute
  <chat-dock token-adress="/token" tokenAddress="/token" />,
  // @ts-expect-error -- React would listen to an event of that name
  <chat-dock onClientTool={() => {}} />,
  // @ts-expect-error -- is to be called
  <chat-dock newThread={async () => {}} />,
];
