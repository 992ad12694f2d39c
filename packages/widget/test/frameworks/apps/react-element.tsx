import '@chatdock/widget/define';
import '@chatdock/widget/jsx';
import type { ChatDock } from '@chatdock/widget';
import { StrictMode, useRef, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { getToken } from './get-token.ts';
import { place, prompts } from './page.ts';

// The element itself, as React 19 takes it: properties that it has are set, `on` and the name of an event listens.

function App(): ReactElement {
  const dock = useRef<ChatDock>(null);
  const [isShown, setShown] = useState(true);
  const [greeting, setGreeting] = useState('Good morning');
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (words: string): void => setHeard((before) => [...before, words]);
  return (
    <>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <button onClick={() => setGreeting('Good evening')}>Greet</button>
      <button onClick={() => void dock.current?.sendUserMessage({ text: 'By a method' })}>Ask</button>
      <output>{heard.join(' ')}</output>
      {isShown && (
        <chat-dock
          ref={dock}
          className="chat"
          aria-label="Help"
          api="/chat"
          getToken={getToken}
          greeting={greeting}
          prompts={prompts}
          onchat-dock-state-changed={({ state }) => hear(state)}
          {...{ 'onchatkit.response.end': () => hear('answered') }}
        />
      )}
    </>
  );
}

createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
