import { type Draw, append } from '../dom-out.ts';
import { safeLink, safePicture } from '../safe-address.ts';

export function createAnchor(target: string): HTMLAnchorElement | null {
  const href = safeLink(target);
  if (href === null) return null;
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow';
  return anchor;
}

/** `chatkit-link://name?key=value` is for the page: it is told, and nothing is opened. */
function createDeepLink(target: string): HTMLButtonElement | null {
  const [, name = '', query = ''] =
    /^chatkit-link:\/\/([\w./-]{1,200})(?:\?(.{0,2000}))?$/i.exec(target) ?? [];
  if (!name) return null;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'deep-link';
  button.part.add('deep-link');
  const data = Object.fromEntries(new URLSearchParams(query));
  const detail = { name, ...(query && { data }) };
  button.addEventListener('click', () =>
    button.dispatchEvent(new CustomEvent('chatkit.deeplink', { detail, bubbles: true, composed: true })),
  );
  return button;
}

/** Only a safe address makes a link. The words of any other are just words. */
export const link: Draw = (parent, { target = '', title }) => {
  const anchor = createAnchor(target) ?? createDeepLink(target);
  if (!anchor) return parent;
  if (title !== undefined) anchor.title = title;
  return parent.appendChild(anchor);
};

/** A picture from an allowed host, or a link to one from elsewhere. */
export const picture: Draw = (parent, { target = '', title, alt = '' }, { domains }) => {
  const source = safePicture(target, domains);
  if (source === null) {
    const anchor = createAnchor(target);
    (anchor ?? parent).append(alt || (anchor ? target : ''));
    if (anchor) parent.append(anchor);
    return parent;
  }
  const image = append(parent, 'img');
  image.alt = alt;
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
  if (title !== undefined) image.title = title;
  image.src = source;
  return image;
};
