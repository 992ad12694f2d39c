import type { Inline } from './syntax.ts';

/** Words alone between signs that can be nothing else than emphasis. */
const plain = /(?<![^\s\p{P}\p{S}]|[*_])(\*\*?|__?)(?![\s*_])([^*_`\n]*[^\s*_`])\1(?![^\s\p{P}\p{S}]|[*_])/uy;

/** `` `code` ``: nothing in it means anything. */
const code: Inline = (scan) => {
  const [all = '', , text] = scan.match(/(`+)(?:([^]*?[^`])\1(?!`))?/y) ?? [];
  if (text)
    return scan.put('code', all.length, { text: text.replaceAll('\n', ' ').replace(/^ (.*[^ ].*) $/, '$1') });
  scan.wait(scan.at);
  scan.push(all);
  return true;
};

/** Emphasis, as long as it is simple. What else these signs may mean is for others to know. */
const emphasis: Inline = (scan) => {
  const [all = '', sign, text] = scan.match(plain) ?? [];
  if (text) return scan.put(sign?.charAt(1) ? 'strong' : 'em', all.length, { text });
  const [signs = ''] = scan.match(/(.)\1*/y) ?? [];
  scan.wait(scan.at);
  scan.say(signs);
  if (/[*_`][^]/.test(scan.text.slice(scan.at))) scan.leaf.blocks.isLacking = true;
  return true;
};

/** Two spaces before the end of a line end it for the reader too. */
const lineEnd: Inline = (scan) => {
  const last = scan.tokens.at(-1);
  const words = last && !last.kind ? last.text : '';
  const text = words.replace(/ +$/, '');
  if (last && words) last.text = text;
  if (words.length - text.length > 1) return scan.put('br', 1);
  scan.say('\n');
  scan.gap();
  return true;
};

export const plainInlines: Readonly<Record<string, Inline>> = {
  '`': code,
  '\n': lineEnd,
  '*': emphasis,
  _: emphasis,
};
