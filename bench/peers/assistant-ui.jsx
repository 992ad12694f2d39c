import {
  AssistantRuntimeProvider,
  ComposerPrimitive,
  MessagePrimitive,
  ThreadPrimitive,
  useLocalRuntime,
} from '@assistant-ui/react';
import { MarkdownTextPrimitive } from '@assistant-ui/react-markdown';
import { createRoot } from 'react-dom/client';
import remarkGfm from 'remark-gfm';
import { readAnswer } from './read-answer.js';

// The parts of its documentation's Thread, without styles: messages as markdown with tables, and a composer.

const plugins = [remarkGfm];
const Markdown = () => <MarkdownTextPrimitive remarkPlugins={plugins} />;

const UserMessage = () => (
  <MessagePrimitive.Root>
    <MessagePrimitive.Parts />
  </MessagePrimitive.Root>
);

const parts = { Text: Markdown };
const AssistantMessage = () => (
  <MessagePrimitive.Root>
    <MessagePrimitive.Parts components={parts} />
  </MessagePrimitive.Root>
);

const model = {
  async *run({ messages }) {
    let text = '';
    for await (const piece of readAnswer(messages.at(-1).content[0].text)) {
      text += piece;
      yield { content: [{ type: 'text', text }] };
    }
  },
};

const messages = { UserMessage, AssistantMessage };
const Chat = () => (
  <AssistantRuntimeProvider runtime={useLocalRuntime(model)}>
    <ThreadPrimitive.Root>
      <ThreadPrimitive.Viewport style={{ height: '30rem', overflowY: 'auto' }}>
        <ThreadPrimitive.Messages components={messages} />
      </ThreadPrimitive.Viewport>
      <ComposerPrimitive.Root>
        <ComposerPrimitive.Input aria-label="Message" />
        <ComposerPrimitive.Send>Send</ComposerPrimitive.Send>
      </ComposerPrimitive.Root>
    </ThreadPrimitive.Root>
  </AssistantRuntimeProvider>
);

createRoot(document.querySelector('#assistant-ui')).render(<Chat />);
