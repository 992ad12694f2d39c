/** As large as the chat is going to be, in greys that go with any page. What the page's own CSS says goes before. */
const styles =
  ':host{display:grid;align-content:end;height:var(--chat-dock-block-size,40rem);border:1px solid #8884;border-radius:1rem}:host([grow=content]){height:12rem}.box{margin:1rem 1rem 2.75rem;padding:1rem;border:1px solid #888;border-radius:1rem;background:0;color:inherit;font:inherit}';

/** Gives a person something to write in before the element has been loaded, which has the text then. Enter does nothing in it. */
export function standIn(dock: Element): void {
  if (dock.shadowRoot) return; // with a chat in it, or this
  const box = document.createElement('input');
  box.className = 'box';
  box.placeholder = 'Write here'; // its language comes with the rest
  const root = dock.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  root.append(box);
}
