import { type Draw, append } from '../dom-out.ts';

/** What is longer stays as it was written. */
const longest = 4000;

/** A formula: what was written stands there until it has been set, and when it can't be. */
export const maths: Draw = (parent, { isBlock = false, verbatim }) => {
  const node = append(parent, 'span', isBlock ? 'maths maths-block' : 'maths');
  node.part.add('maths');
  node.dir = 'ltr';
  const set = (): void => void setMaths(node, isBlock);
  if (verbatim) verbatim.onEnd = set;
  else queueMicrotask(set);
  return node;
};

async function setMaths(node: HTMLElement, isDisplay: boolean): Promise<void> {
  const source = node.textContent.trim();
  if (!source || source.length > longest) return;
  const setter = await import('../on-demand/mathml.ts').catch(() => null);
  const formula = setter?.toMathML(source, isDisplay);
  if (!formula) return;
  node.replaceChildren(formula);
}
