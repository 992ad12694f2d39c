import { ChatDock, type ChatDockElement } from '@chatdock/widget/react';
import { StrictMode, useRef, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { getToken } from './get-token.ts';
import { place, prompts } from './page.ts';

function App(): ReactElement {
  const dock = useRef<ChatDockElement>(null);
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
        <ChatDock
          ref={dock}
          className="chat"
          aria-label="Help"
          api="/chat"
          getToken={() => getToken()}
          greeting={greeting}
          prompts={prompts}
          onStateChanged={({ state }) => hear(state)}
          onResponseEnd={() => hear('answered')}
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
