import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useState, type ReactElement } from 'react';
import { chatFetch } from './chat-fetch.ts';

const colorScheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

/** Written for OpenAI's element. What leads it to your own server is `api`; the rest is as it was. */
export function App(): ReactElement {
  const [answers, setAnswers] = useState(0);
  const chat = useChatKit({
    api: { url: '/api/chatkit', domainKey: 'none-is-needed', fetch: chatFetch },
    theme: { colorScheme },
    header: { title: { text: 'The gardener' } },
    startScreen: {
      greeting: 'What is there to do in the garden?',
      prompts: [{ label: 'Water the beans', prompt: 'Add a task to water the beans', icon: 'calendar' }],
    },
    composer: { placeholder: 'Ask the gardener' },
    onResponseEnd: () => setAnswers((count) => count + 1),
  });
  return (
    <main>
      <h1>The garden</h1>
      <p>
        Answers so far: {answers}.{' '}
        <button onClick={() => void chat.sendUserMessage({ text: 'Show me all my tasks' })}>
          Show my tasks
        </button>
      </p>
      <ChatKit control={chat.control} className="chat" />
    </main>
  );
}
