import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installPeers } from '../peers.ts';
import { bundleApp, type BuiltFile } from './bundle.ts';

/** A page with a chat. */
export interface ChatPage {
  name: string;
  /** What its body holds. */
  body: string;
  /** Its first file is loaded as a module, its styles as styles; the rest comes when it is imported. */
  files: readonly PageFile[];
  /** Where its message box is, or may be: a selector below what the one before it found, or in the shadow root of that. */
  boxes: readonly (readonly string[])[];
  /** Where one is that stands in for it until then: what is written there goes over. */
  standIn?: readonly string[];
  /** What sends a message; Enter does where there is none. */
  button?: string;
}

interface PageFile extends BuiltFile {
  /** Whether the body itself asks for it. */
  isLoadedByBody?: boolean;
}

/** What the pages are made with, beside Chatdock, and shown in. */
export const besideChats: readonly string[] = [
  'Chromium',
  'lit',
  'deep-chat',
  '@assistant-ui/react',
  '@assistant-ui/react-markdown',
  'react',
  '@n8n/chat',
  'botframework-webchat',
];

export const empty = 'limit: an empty page with a textarea';
export const litChat = 'limit: a bare Lit chat skeleton';
export const chatdock = 'chatdock by script tag';
export const deepChat = 'deep-chat';
export const assistantUi = '@assistant-ui/react';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The same page with each of them: the limits, ours, and its peers as their own documentation embeds them. */
export async function chatPages(): Promise<ChatPage[]> {
  return [
    { name: empty, body: '<textarea aria-label="Message"></textarea>', files: [], boxes: [['textarea']] },
    {
      name: litChat,
      body: '<lit-chat></lit-chat>',
      files: await bundleApp(here('lit-chat.ts')),
      boxes: [['lit-chat', 'textarea']],
      button: 'lit-chat button',
    },
    {
      name: chatdock,
      body: '<script src="/chatkit/embed.js" defer></script>',
      files: [],
      boxes: [['chat-dock', 'chatdock-chat', 'textarea']],
      // Before the element has been loaded, and while its session is on its way.
      standIn: ['chat-dock', 'input'],
    },
    ...(await peerPages()),
  ];
}

async function peerPages(): Promise<ChatPage[]> {
  installPeers();
  const webchat = readFileSync(here('../peers/.artifacts/botframework-webchat/dist/webchat.js'), 'utf8');
  return [
    {
      name: deepChat,
      body: `<deep-chat connect='{"url":"/chat","stream":true}'></deep-chat>`,
      files: await bundleApp(here('../peers/deep-chat.js')),
      boxes: [['deep-chat', '#text-input']],
    },
    {
      name: assistantUi,
      body: '<div id="assistant-ui"></div>',
      files: await bundleApp(here('../peers/assistant-ui.jsx')),
      boxes: [['#assistant-ui', 'textarea']],
    },
    {
      name: '@n8n/chat',
      body: '<div id="n8n-chat" style="height: 30rem"></div>',
      files: await bundleApp(here('../peers/n8n-chat.js')),
      boxes: [['#n8n-chat', 'textarea']],
    },
    {
      name: 'botframework-webchat',
      body: '<div id="webchat" role="main" style="height: 30rem"></div><script src="webchat.js"></script>',
      files: [
        ...(await bundleApp(here('../peers/webchat.js'))),
        { name: 'webchat.js', text: webchat, isLoadedByBody: true },
      ],
      boxes: [
        ['#webchat', 'textarea'],
        ['#webchat', 'input[type="text"]'],
      ],
    },
  ];
}
