import { ChatDock, type ChatDockElement } from '@chatdock/widget/react';
import { createRef, type ReactElement } from 'react';

// What the compiler takes and refuses in React. Nothing here runs.

const ref = createRef<ChatDockElement>();
const prompts = [{ label: 'Today', prompt: 'What is due today?' }];

export const taken: ReactElement[] = [
  <ChatDock />,
  <ChatDock
    ref={ref}
    api="/chat"
    tokenUrl="/token"
    className="chat"
    id="help"
    hidden
    data-a="b"
    aria-label="Help"
  />,
  <ChatDock getToken={async () => null} theme="dark" prompts={prompts} greeting={undefined} widgets={null} />,
  <ChatDock onClientTool={({ name, params }) => ({ name, params })} />,
  <ChatDock renderer={() => Promise.reject(new Error('none'))} />,
  <ChatDock onStateChanged={({ state, error }) => [state.toUpperCase(), error?.code.length]} />,
  <ChatDock onThreadChange={({ detail }) => detail.threadId?.length} onReady={() => {}} />,
  <ChatDock onError={({ detail }) => detail.error.message} onEffect={({ detail }) => detail.name.length} />,
];

export const refused: ReactElement[] = [
  // @ts-expect-error -- no such word
  <ChatDock theme="blue" />,
  // @ts-expect-error -- a list
  <ChatDock prompts="Today" />,
  // @ts-expect-error -- no such event
  <ChatDock onThreadChanged={() => {}} />,
  // @ts-expect-error -- there is no such thing in this event
  <ChatDock onThreadChange={({ detail }) => detail.id} />,
  // @ts-expect-error -- can only be read
  <ChatDock state="ready" />,
  // @ts-expect-error -- is to be called
  <ChatDock newThread={async () => {}} />,
  // @ts-expect-error -- Lit’s own
  <ChatDock renderRoot={document.body} />,
];

export const called: Promise<void> | undefined = ref.current?.sendUserMessage({ text: 'Hello' });
