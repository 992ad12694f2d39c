import type { ChatUnderTest } from './chat-page.ts';

// In forced colours the system paints every surface alike: what only a background said is not said any more. These look for it in
// all shadow roots of the chat; each answers with the markup of what is wrong.

const controls = 'button, input:not([type=file]), textarea, select, [role=combobox], [role=textbox]';
const off = ':disabled, [aria-disabled=true]';
const on = [
  '[aria-pressed=true]',
  '[aria-selected=true]',
  '[aria-checked=true]',
  '[aria-current=true]',
  '[data-chosen=true]',
].join();

/** What the system paints, whatever we say, and what is there to be seen as it is. */
const within = ({ page }: ChatUnderTest, selector: string) =>
  page.locator('chatdock-chat').locator(selector).filter({ visible: true });

/** What can be pressed or filled in and has neither a border nor a picture nor a line below its words. */
export const unseen = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, controls).evaluateAll((all) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it goes to the page, without what is around it here
    const isLined = (element: Element): boolean => {
      const { borderTopWidth, borderTopStyle, borderTopColor, outlineStyle } = getComputedStyle(element);
      const isDrawn = parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none';
      return (isDrawn && !/^rgba.* 0\)$/.test(borderTopColor)) || outlineStyle !== 'none';
    };
    const isSeen = (element: Element): boolean =>
      isLined(element) ||
      element.querySelector('svg, img') !== null ||
      getComputedStyle(element).textDecorationLine !== 'none' ||
      getComputedStyle(element).appearance !== 'none' ||
      // One writes in the middle of the box that has the border, and chooses in the middle of a menu.
      (element.closest('.composer, [role=menu], [role=listbox], .threads') !== null &&
        element.matches('[part=textbox], .choice, .thread'));
    return all.filter((element) => !isSeen(element)).map(({ outerHTML }) => outerHTML.slice(0, 160));
  });

/** What cannot be used and does not say so in the colour that the system has for that, at its full strength. */
export const notGrey = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, off).evaluateAll((all) => {
    const probe = document.createElement('i');
    probe.style.color = 'GrayText';
    document.body.append(probe);
    const grey = getComputedStyle(probe).color;
    probe.remove();
    const opacity = (element: Element | null): number =>
      element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
    // The system draws a box to check as it has to be; its words are ours.
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it goes to the page, without what is around it here
    const words = (element: Element): Element =>
      (element.matches('[type=checkbox], [type=radio]') && element.closest('label')) || element;
    return all
      .filter((element) => getComputedStyle(words(element)).color !== grey || opacity(element) < 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 160));
  });

/** What is chosen, checked or open now, and would look the same if it were not. */
export const sameWhenOff = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, on).evaluateAll((all) => {
    const attributes = ['aria-pressed', 'aria-selected', 'aria-checked', 'aria-current', 'data-chosen'];
    const look = (element: Element): string => {
      const style = getComputedStyle(element);
      return [
        style.outlineStyle,
        style.borderTopWidth,
        style.borderTopStyle,
        style.borderTopColor,
        style.fontWeight,
        style.textDecorationLine,
        style.visibility,
        getComputedStyle(element, '::after').content,
        ...[...element.children].map(look),
      ].join(' ');
    };
    const isSame = (element: Element): boolean => {
      const before = look(element);
      const kept = attributes.map((name) => [name, element.getAttribute(name)] as const);
      for (const name of attributes) element.removeAttribute(name);
      for (const transition of element.getAnimations({ subtree: true })) transition.finish();
      const after = look(element);
      for (const [name, value] of kept) if (value !== null) element.setAttribute(name, value);
      return before === after;
    };
    return all.filter(isSame).map(({ outerHTML }) => outerHTML.slice(0, 160));
  });

/** Boxes to check whose mark we draw, in colours that are not there. */
export const drawnMarks = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, '[type=checkbox], [type=radio]').evaluateAll((all) =>
    all
      .filter((element) => getComputedStyle(element).appearance === 'none')
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

/** Pictures of lines that do not have the colour of the words beside them. */
export const paleIcons = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, '.icon').evaluateAll((all) =>
    all
      .filter((element) => {
        const { stroke, fill } = getComputedStyle(element);
        const { color } = getComputedStyle(element.parentElement ?? element);
        return stroke !== color && fill !== color;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

/** Rings that turn, and are all round of one colour, so that it cannot be seen. */
export const stillRings = (chat: ChatUnderTest): Promise<string[]> =>
  within(chat, '.spinner, .waiting, [aria-busy=true]').evaluateAll((all) =>
    all
      .filter((element) => {
        const pseudo = element.matches('[aria-busy]') ? '::after' : undefined;
        const style = getComputedStyle(element, pseudo);
        return style.content !== 'none' && style.borderTopColor === style.borderBottomColor;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

/** Every stop of the Tab key, from the first to the last, at which nothing shows where the focus is. */
export async function stopsWithoutRing({ page }: ChatUnderTest): Promise<string[]> {
  const faults: string[] = [];
  for (let stop = 0; stop < 40; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one stop after the other
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop -- one stop after the other
    const fault = await page.evaluate(ringless);
    if (fault === 'end') break;
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/** `end` where the focus has left the chat; `null` where a ring is around what has it, or around what it is the middle of. */
function ringless(): string | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active === null || active === document.body) return 'end';
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it goes to the page, without what is around it here
  const hasRing = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/^rgba.* 0\)$/.test(outlineColor);
  };
  const around = active.closest('.composer, .option');
  return hasRing(active) || (around !== null && hasRing(around)) ? null : active.outerHTML.slice(0, 160);
}
