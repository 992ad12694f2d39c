import { HREF, IMAGE, LINK, RAW_URL, SRC, type Token } from 'streaming-markdown';
import { safeLink, safePicture } from './safe-address.ts';
import { type BeginSpan, append, unwrap } from './span.ts';

/** `[words](address "title")`. Only a safe address makes a link; what is no address at all is text. */
const link: BeginSpan = ({ parent }) => {
  const node = append(parent, 'span');
  return {
    node,
    set: (attribute, value) => {
      const target = attribute === HREF ? destination(value) : null;
      if (target === null) return;
      const anchor = createAnchor(target);
      anchor?.append(...node.childNodes);
      node.replaceWith(...(anchor ? [anchor] : node.childNodes));
    },
    end: (closing) => {
      if (node.parentNode) unwrap(node, '[', tailOf(closing));
    },
  };
};

/** `![words](address)`: a picture from an allowed host, a link to one from elsewhere. */
const picture: BeginSpan = ({ parent, domains }) => {
  const node = append(parent, 'span');
  return {
    node,
    set: (attribute, value) => {
      const target = attribute === SRC ? destination(value) : null;
      if (target !== null) node.replaceWith(createPicture(target, node.textContent, domains));
    },
    end: (closing) => {
      if (node.parentNode) unwrap(node, '![', tailOf(closing));
    },
  };
};

function createPicture(target: string, alternative: string, domains: readonly string[]): Node {
  const source = safePicture(target, domains);
  if (source === null) {
    const anchor = createAnchor(target);
    anchor?.append(alternative || target);
    return anchor ?? new Text(alternative);
  }
  const image = document.createElement('img');
  image.alt = alternative;
  image.loading = 'lazy';
  image.referrerPolicy = 'no-referrer';
  image.src = source;
  return image;
}

/** An address in running text, without the punctuation that the sentence put after it. */
const address: BeginSpan = ({ parent }) => {
  const node = append(parent, 'span');
  return {
    node,
    end: () => {
      const [written, tail] = splitTail(node.textContent);
      const anchor = createAnchor(written);
      anchor?.append(written);
      node.replaceWith(anchor ?? written, tail);
    },
  };
};

function splitTail(url: string): [url: string, tail: string] {
  let end = url.length;
  while (end > 0 && /[.,;:!?'"*_~>\])]/.test(url.charAt(end - 1))) {
    // A bracket that the address itself opened belongs to it.
    if (url[end - 1] === ')' && url.lastIndexOf('(', end) > url.indexOf('://')) break;
    end -= 1;
  }
  return [url.slice(0, end), url.slice(end)];
}

function createAnchor(target: string): HTMLAnchorElement | null {
  const href = safeLink(target);
  if (href === null) return null;
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow';
  return anchor;
}

/** The address out of `<address>`, `address "title"` or `address`; `null` when it is none of them. */
function destination(value: string): string | null {
  const [, bracketed, bare] = /^\s*(?:<([^<>]*)>|([^\s<]\S*))(?:\s+["'(][^]*["')])?\s*$/.exec(value) ?? [];
  return bracketed ?? bare ?? null;
}

/** What stood behind the words of something that is no link. */
function tailOf(closing: string): string {
  if (closing.startsWith('](')) return `${closing})`;
  return closing.startsWith(']') ? ']' : '';
}

export const links: readonly (readonly [Token, BeginSpan])[] = [
  [LINK, link],
  [IMAGE, picture],
  [RAW_URL, address],
];
