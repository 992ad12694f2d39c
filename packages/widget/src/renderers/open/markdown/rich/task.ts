import { type Draw, append } from '../dom-out.ts';
import { richTexts } from '../rich-texts.ts';

/** A paragraph, behind a box that says whether something has been done if it is a task. */
export const paragraph: Draw = (parent, { isDone }) => {
  const node = append(parent, 'p');
  if (isDone === undefined) return node;
  const box = append(node, 'span', isDone ? 'checkbox checked' : 'checkbox');
  box.role = 'img';
  box.ariaLabel = isDone ? richTexts.taskDone : richTexts.taskOpen;
  return node;
};
