/** As large as a chat, in a grey that goes with any page. */
const style =
  'box-sizing:border-box;width:100%;height:var(--chat-dock-block-size,40rem);max-height:100%;padding:1rem;border:1px solid #8884;border-radius:1rem;background:0;color:inherit;font:inherit';

/** Gives a person something to write in before the element has been loaded, which has the text then. Enter does nothing in it. */
export function standIn(dock: Element): void {
  if (dock.shadowRoot) return;
  const box = document.createElement('input');
  box.style.cssText = style;
  box.placeholder = 'Write here'; // its language comes with the rest
  dock.attachShadow({ mode: 'open' }).append(box);
}
