import type { Scan } from '../syntax/scan.ts';
import type { Inline } from '../syntax/syntax.ts';

const mail =
  /[a-z\d.!#$%&'*+/=?^_`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*/iy;

/** `<https://address>`, `<mail@address>` and `<br>`. All else in angle brackets is text. */
const angle: Inline = (scan) => {
  const { text, at } = scan;
  const [br] = scan.match(/<br *\/?>/iy) ?? [];
  if (br) return scan.put('br', br.length);
  if (scan.match(/<br *\/?$/iy)) scan.wait(at);
  const [all, address = ''] = scan.match(/<([a-z][a-z\d.+-]{1,31}:[^\s<>\p{Cc}]*)>/iuy) ?? [];
  if (all) return link(scan, { target: address, text: address, length: all.length });
  mail.lastIndex = at + 1;
  const [written] = mail.exec(text) ?? [];
  if (!written || text.charAt(mail.lastIndex) !== '>') return false;
  return link(scan, { target: `mailto:${written}`, text: written, length: written.length + 2 });
};

function link(
  scan: Scan,
  { target, text, length, isBare }: { target: string; text: string; length: number; isBare?: boolean },
): true {
  if (!isBare) for (const other of scan.brackets) other.isDead ||= !other.isPicture;
  return scan.put('a', length, { text, data: { target, isBare } });
}

/** An address in running text, of which `before` is the beginning and has been said already. */
function bare(scan: Scan, before: string, prefix: string): boolean {
  const last = scan.tokens.at(-1);
  // A bracket that closes none of its own is not asked whether another is open: what has been drawn is not known any more.
  const written = scan.match(/(?:[^\s<[\]]|\[[^\s<[\]]*\])+/y)?.[0] ?? '';
  const address = withoutTail(before + written);
  if (!last?.text.endsWith(before) || address.length <= before.length) return false;
  last.text = last.text.slice(0, last.text.length - before.length);
  return link(scan, {
    target: prefix + address,
    text: address,
    length: address.length - before.length,
    isBare: true,
  });
}

/** Without the punctuation that the sentence put behind it. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const tail = /[?!.,:;*_~'"\]]/.test(last) || (last === ')' && !isBalanced(address.slice(0, end)));
    if (!tail) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function isBalanced(address: string): boolean {
  return address.split(')').length <= address.split('(').length;
}

/** What stands right before, if an address may begin with it. */
function lead({ text, at }: Scan, expression: RegExp): string | undefined {
  return expression.exec(text.slice(Math.max(0, at - 64), at))?.[1];
}

const scheme: Inline = (scan) => {
  const before = lead(scan, /(?:^|[\s*_~(])(https?)$/i);
  return before !== undefined && scan.match(/:\/\/[^\s<*_.]/y) !== null && bare(scan, before, '');
};

const site: Inline = (scan) => {
  const before = lead(scan, /(?:^|[\s*_~(])(www)$/i);
  return (
    before !== undefined && scan.match(/\.[\p{L}\d-]+\.[\p{L}\d]/uy) !== null && bare(scan, before, 'http://')
  );
};

const box: Inline = (scan) => {
  const before = lead(scan, /(?:^|[\s*_~(])([\w.+-]+)$/);
  const [host] = scan.match(/@(?:[a-z\d_-]+\.)+[a-z\d_-]*[a-z\d](?![\w-])/iy) ?? [];
  const last = scan.tokens.at(-1);
  if (!before || !host || !last?.text.endsWith(before)) return false;
  last.text = last.text.slice(0, last.text.length - before.length);
  const text = before + host;
  return link(scan, { target: `mailto:${text}`, text, length: host.length, isBare: true });
};

export const addresses: Readonly<Record<string, Inline>> = { '<': angle, ':': scheme, '.': site, '@': box };
