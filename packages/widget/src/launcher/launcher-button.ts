import { launcherButtonSheet } from './launcher-button.styles.ts';

const icons = {
  /** A speech bubble. */
  closed:
    'M12 4c5 0 8.75 3.3 8.75 7.4S17 18.8 12 18.8c-.9 0-1.75-.1-2.55-.3L5.1 20.6l.75-3.75C4.2 15.5 3.25 13.6 3.25 11.4 3.25 7.3 7 4 12 4zM8.4 11.4h.01m3.59 0h.01m3.58 0h.01',
  open: 'm5.5 9 6.5 6.5L18.5 9',
};

/**
 * The button of `<chat-dock launcher>`, put into its shadow root: the one that is there already, or a new one. In plain DOM, so that it
 * can be there before anything else of the chat is loaded. It opens and closes by the attribute `open` of the element.
 */
export function launcherButton(dock: HTMLElement, root: ShadowRoot): HTMLButtonElement {
  const there = root.querySelector<HTMLButtonElement>('button.launcher');
  root.adoptedStyleSheets.push(launcherButtonSheet());
  if (there) return there;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.part.add('launcher');
  button.ariaHasPopup = 'dialog';
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.part.add('badge');
  badge.ariaHidden = 'true';
  button.append(icon('closed'), icon('open'), badge);
  button.addEventListener('click', () => {
    showOnButton(button, { name: button.ariaLabel ?? '', open: dock.toggleAttribute('open'), unread: 0 });
  });
  root.prepend(button); // Lit clears what comes after its own
  return button;
}

export interface ButtonState {
  /** For screen readers. */
  name: string;
  open: boolean;
  /** Answers that nobody has seen. */
  unread: number;
}

/** What it says, to all senses. */
export function showOnButton(button: HTMLButtonElement, { name, open, unread }: ButtonState): void {
  button.ariaLabel = name;
  button.ariaExpanded = String(open);
  const badge = button.querySelector('.badge');
  if (badge) badge.textContent = unread > 9 ? '9+' : unread > 0 ? String(unread) : '';
}

function icon(name: keyof typeof icons): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.ariaHidden = 'true';
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}
