import type { writingTexts } from '../renderers/open/composer/editor/writing-texts.ts';
import type { composerTexts } from '../renderers/open/composer/composer-texts.ts';
import type { replyTexts } from '../renderers/open/composer/reply/reply-texts.ts';
import type { fileTexts } from '../renderers/open/composer/files/file-texts.ts';
import type { dictationTexts } from '../renderers/open/composer/dictation/dictation-texts.ts';
import type { choicesTexts } from '../renderers/open/composer/choices/choices-texts.ts';
import type { dialogTexts } from '../renderers/open/pictures/dialog-texts.ts';
import type { exportTexts } from '../renderers/open/export/export-texts.ts';
import type { actionTexts } from '../renderers/open/message-actions/action-texts.ts';
import type { sourceTexts } from '../renderers/open/sources/source-texts.ts';
import type { messageTexts } from '../renderers/open/messages/message-texts.ts';
import type { questionTexts } from '../renderers/open/questions/question-texts.ts';
import type { continuingTexts } from '../renderers/open/continuing/continuing-texts.ts';
import type { figureTexts } from '../renderers/open/widgets/figure-texts.ts';
import type { fieldTexts } from '../renderers/open/widgets/field-texts.ts';
import type { chartTexts } from '../renderers/open/widgets/chart/chart-texts.ts';
import type { dockTexts } from '../dock-texts.ts';
import type { launcherTexts } from '../launcher/launcher-texts.ts';
import type { conversationErrorMessages } from '../renderers/open/conversation-errors.ts';
import type { conversationTexts } from '../renderers/open/conversation/conversation-texts.ts';
import type { noticeTexts } from '../renderers/open/conversation/notice-texts.ts';
import type { copiedTexts } from '../renderers/open/copied-texts.ts';
import type { sharedTexts } from '../renderers/open/conversation/shared-texts.ts';
import type { failureTexts } from '../renderers/open/failure-texts.ts';
import type { headerTexts } from '../renderers/open/page-parts/header-texts.ts';
import type { promptTexts } from '../renderers/open/page-parts/prompt-texts.ts';
import type { loadingTexts } from '../renderers/open/loading/loading-texts.ts';
import type { unansweredTexts } from '../renderers/open/loading/unanswered-texts.ts';
import type { richTexts } from '../renderers/open/markdown/rich-texts.ts';
import type { historyTexts } from '../renderers/open/past-threads/history-texts.ts';
import type { stepTexts } from '../renderers/open/steps/step-texts.ts';
import type { texts } from '../renderers/open/texts.ts';
import type { widgetTexts } from '../renderers/open/widgets/widget-texts.ts';
import type { refusalTexts } from '../session/refusal-texts.ts';
import type { sessionTexts } from '../session/session-texts.ts';
import type { widgetErrorMessages } from '../widget-error.ts';
import type { SetUpErrorCode } from '../set-up/set-up-messages.ts';

/** The sentences of all errors but those of the set-up, which are in files of their own. */
type ErrorWords = Record<keyof typeof widgetErrorMessages | keyof typeof conversationErrorMessages, string>;

/** Every word of the interface, by the part that says it. A language that lacks one does not compile. */
export interface Words {
  actions: typeof actionTexts;
  chart: typeof chartTexts;
  chat: typeof texts;
  choices: typeof choicesTexts;
  composer: typeof composerTexts;
  continuing: typeof continuingTexts;
  conversation: typeof conversationTexts;
  dialog: typeof dialogTexts;
  dictation: typeof dictationTexts;
  dock: typeof dockTexts;
  errors: ErrorWords;
  export: typeof exportTexts;
  failures: typeof failureTexts & typeof unansweredTexts;
  fields: typeof fieldTexts;
  figures: typeof figureTexts;
  files: typeof fileTexts;
  header: typeof headerTexts;
  history: typeof historyTexts;
  launcher: typeof launcherTexts;
  loading: typeof loadingTexts;
  messages: typeof messageTexts;
  notice: typeof noticeTexts;
  prompts: typeof promptTexts;
  questions: typeof questionTexts;
  refusal: typeof refusalTexts;
  reply: typeof replyTexts;
  rich: typeof richTexts;
  session: typeof sessionTexts;
  shared: typeof sharedTexts & typeof copiedTexts;
  sources: typeof sourceTexts;
  steps: typeof stepTexts;
  widgets: typeof widgetTexts;
  writing: typeof writingTexts;
}

/** Words of the page's own, in place of those of the language. */
export type OwnWords = { readonly [Part in keyof Words]?: Readonly<Partial<Words[Part]>> };

/** The sentences of trouble with the set-up. Few ever see one, so they are not with the other words of a language. */
export type SetUpWords = Readonly<Record<SetUpErrorCode, string>>;
