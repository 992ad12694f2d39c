import { conversationStyles } from '../conversation/conversation.styles.ts';
import { spinnerStyles } from '../conversation/spinner.styles.ts';
import type { ItemKind } from '../item-kind.ts';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import { addStyles } from '../parts/add-styles.ts';
import { linkStyles } from '../parts/link.styles.ts';
import { stepTexts } from './step-texts.ts';
import type { Task } from '../wire.ts';
import { changeWorkflow, replaceWorkflow } from './change-workflow.ts';
import { readStep } from './read-step.ts';
import { workflow } from './workflow.ts';
import { workflowStyles } from './workflow.styles.ts';

export { toolOutput } from './client-tools.ts';

addStyles(conversationStyles, linkStyles);
addStyles(conversationStyles, spinnerStyles);
addStyles(conversationStyles, workflowStyles);

/** What the assistant does beside talking: steps, and what it asks of the page, of which nothing is drawn. */
export const kind: ItemKind = {
  types: ['workflow', 'task', 'client_tool_call'],
  parts: 'workflow, step, step-detail',
  read: readStep,
  change: changeWorkflow,
  replace: replaceWorkflow,
  say: (item, { isOld }) => (item.type === 'workflow' && !isOld ? item.workflow.tasks.map(newsOf) : []),
  view: () => {
    const markdown = new MarkdownViews();
    return (item, { running }) =>
      item.type === 'workflow' ? workflow(item.workflow, { running, markdown }) : null;
  },
};

/** A step is spoken of as it begins, and when it fails. */
function newsOf({ title, status_indicator: indicator, failed }: Task): string {
  const news = failed ? stepTexts.stepFailed : indicator === 'loading' ? stepTexts.stepRunning : '';
  return title === undefined || news === '' ? '' : `${title}, ${news}`;
}
