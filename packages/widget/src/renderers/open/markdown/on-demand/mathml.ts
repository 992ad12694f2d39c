import temml from 'temml';

/** Nodes of one formula, at most. */
const most = 3000;
const elements = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom merror menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics'.split(
    ' ',
  ),
);
const attributes = new Set(
  'accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
    ' ',
  ),
);
/** None of these can take a formula out of its place. */
const properties =
  /^(?:background-color|border[\w-]*|color|font-(?:size|style|weight)|math-[\w-]+|padding[\w-]*|text-align|width)$/;

/** What makes a tree of a formula. The library’s types have it under another name than its code. */
const treeMaker = '__renderToMathMLTree';

/** A formula in TeX as MathML; `null` when it is none, or too much. */
export function toMathML(source: string, displayMode: boolean): Element | null {
  const library: unknown = temml;
  const maker = isObject(library) ? library[treeMaker] : null;
  if (typeof maker !== 'function') return null;
  const options = { displayMode, throwOnError: true, maxSize: [20, 20], maxExpand: 500 };
  try {
    const tree: unknown = Reflect.apply(maker, null, [source, options]);
    const budget = { left: most };
    const built = build(tree, budget);
    return built instanceof Element && budget.left > 0 ? built : null;
  } catch {
    return null;
  }
}

/** Nodes from what the library has made of it, by names that are known: it never gets near the page itself. */
function build(node: unknown, budget: { left: number }): Node {
  budget.left -= 1;
  if (!isObject(node) || budget.left < 0) return new Text('');
  const { type, text, children } = node;
  const inner = (Array.isArray(children) ? children : []).map((child) => build(child, budget));
  if (typeof type !== 'string' || !elements.has(type)) return wordsOr(text, inner);
  const element = document.createElementNS('http://www.w3.org/1998/Math/MathML', type);
  element.append(...inner);
  for (const [name, value] of entriesOf(node['attributes']))
    if (attributes.has(name)) element.setAttribute(name, value);
    else if (name === 'style') setStyles(element, stylesIn(value));
  setStyles(element, entriesOf(node['style']));
  return element;
}

function wordsOr(text: unknown, inner: readonly Node[]): Node {
  if (typeof text === 'string' && inner.length === 0) return new Text(text);
  const fragment = document.createDocumentFragment();
  fragment.append(...inner);
  return fragment;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function entriesOf(value: unknown): [name: string, value: string][] {
  return isObject(value) ? Object.entries(value).map(([name, entry]) => [name, String(entry)]) : [];
}

function stylesIn(text: string): [name: string, value: string][] {
  return text.split(';').map((rule) => {
    const [name = '', value = ''] = rule.split(':');
    return [name.trim(), value.trim()];
  });
}

/** By script, property for property: a policy without inline styles allows that. */
function setStyles(element: Element, styles: readonly [name: string, value: string][]): void {
  if (!(element instanceof MathMLElement)) return;
  for (const [name, value] of styles) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (properties.test(property) && !/url|\(/i.test(value)) element.style.setProperty(property, value);
  }
}
