import type { CSSResult } from 'lit';
import { markdownStyles } from './markdown/markdown.styles.ts';
import { composerStyles } from './parts/composer.styles.ts';
import { conversationStyles } from './parts/conversation.styles.ts';
import { messageStyles } from './parts/message.styles.ts';
import { noticeStyles } from './parts/notice.styles.ts';
import { startScreenStyles } from './parts/start-screen.styles.ts';
import { workflowStyles } from './parts/workflow.styles.ts';
import { themeStyles } from './theme.styles.ts';

/** Everything that is drawn shares the shadow root of `<openai-chatkit>`. */
export const chatStyles: CSSResult[] = [
  themeStyles,
  startScreenStyles,
  conversationStyles,
  messageStyles,
  markdownStyles,
  workflowStyles,
  noticeStyles,
  composerStyles,
];
