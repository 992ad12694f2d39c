// An app as it is written for OpenAI’s element. Only this line is ours: it registers `<openai-chatkit>`.
import '@chatdock/widget/openai-chatkit';
import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { StrictMode, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { place } from './page.ts';

/** The app’s own way to say who is asking. */
const withUser: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', 'Bearer user-of-the-app');
  return fetch(input, { ...init, headers });
};

function App(): ReactElement {
  const [greeting, setGreeting] = useState('Good morning');
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (...words: unknown[]): void => setHeard((before) => [...before, JSON.stringify(words)]);
  const chat = useChatKit({
    api: { url: '/chat', domainKey: 'local-dev', fetch: withUser },
    theme: { colorScheme: 'light', radius: 'soft' },
    header: { title: { text: 'Help' } },
    startScreen: { greeting, prompts: [{ label: 'Today', prompt: 'What is due today?', icon: 'calendar' }] },
    composer: { placeholder: 'Ask about your tasks' },
    disclaimer: { text: 'Answers can be wrong.' },
    onClientTool: ({ name, params }) => {
      hear('tool', name, params);
      return { theme: 'dark', greeting };
    },
    onReady: () => hear('ready'),
    onThreadChange: ({ threadId }) => hear('thread', threadId),
    onResponseStart: () => hear('start'),
    onResponseEnd: () => hear('end'),
    onEffect: ({ name, data }) => hear('effect', name, data),
    onError: ({ error }) => hear('error', error.message),
  });
  return (
    <>
      <button onClick={() => setGreeting('Good evening')}>Greet</button>
      <button onClick={() => void chat.sendUserMessage({ text: 'By a method', newThread: true })}>Ask</button>
      <button onClick={() => void chat.setThreadId(null)}>Leave</button>
      <button onClick={() => void chat.setComposerValue({ text: 'A draft' })}>Draft</button>
      <button onClick={() => void chat.focusComposer()}>Focus</button>
      <button onClick={() => void chat.sendCustomAction({ type: 'done', payload: { id: 7 } })}>Act</button>
      <button onClick={() => void chat.showHistory()}>History</button>
      <ol>
        {heard.map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ol>
      <ChatKit control={chat.control} style={{ display: 'block', blockSize: '24rem' }} />
    </>
  );
}

createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
