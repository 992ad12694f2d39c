// What attackers vary, put together: too many to be written one by one.

const tags =
  'img svg body video audio iframe input details select marquee style link object embed x-y math'.split(' ');
const handlers = ['onerror', 'onload', 'onfocus', 'onpointerover', 'ontoggle', 'onanimationstart'];

/** Elements that would call script by themselves, in ways that filters have missed. */
const markup = tags.flatMap((tag, index) => {
  const handler = handlers[index % handlers.length];
  return [
    `<${tag} src=x ${handler}=harmed(1) autofocus open>`,
    `<${tag.toUpperCase()}/${handler}="harmed(1)"/src='x'>`,
    `<${tag}\n${handler}\n=\n\`harmed(1)\`>`,
  ];
});

const schemes = [
  'javascript',
  'vbscript',
  'data:text/html',
  'livescript',
  'jar',
  'intent',
  'about',
  'ws',
  'resource',
];
const disguises: readonly ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](\u00A0${address})`,
  (address) => `[x](${address.split('').join('\u200B')})`,
  (address) => `[x](${address.replace(':', '&#x3A;')})`,
  (address) => `![x](${address})`,
];

/** Addresses that are none to follow. */
const addresses = schemes.flatMap((scheme) => disguises.map((disguise) => disguise(`${scheme}:harmed(1)`)));

/** Values that would leave the place of a value in a style sheet. */
const styles = [
  'red;background:url(https://evil.example/a)',
  'red}*{background:url(https://evil.example/b)}',
  'url("https://evil.example/c")',
  '\\75\\72\\6c(https://evil.example/d)',
  'var(--x,url(https://evil.example/e))',
  '/**/url(/**/https://evil.example/f/**/)',
  'image-set("https://evil.example/g" 1x)',
  '@import "https://evil.example/h";',
  'cross-fade(url(https://evil.example/i),red,50%)',
  'expression(harmed(1))',
];

/** Letters that turn others round, hide them, or pass for them. */
const letters = [
  ...['\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u061C'].map(
    (sign) => `${sign}https://bank.example${sign}`,
  ),
  '[https://b\u0430nk.example](https://evil.example/)',
  '\u{E0041}\u{E0042}\u{E007F}',
  '\u{F0000}\u{F0001}\u{F03E7}',
  '\uFFFE\uFFFF\u0000\u0008\u001B[31m',
];

/** Signs of markdown inside each other. */
const nested = ['**', '__', '~~', '`', '[', '](', '> ', '- ', '| ', '$$', '[^', '!['].map((sign) =>
  sign.repeat(300),
);

export const hostileVariants: readonly string[] = [...markup, ...addresses, ...styles, ...letters, ...nested];

/** Ten at a time, each a paragraph of its own. */
export const inBatches = (payloads: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(payloads.length / 10) }, (_, batch) =>
    payloads.slice(batch * 10, batch * 10 + 10).join('\n\n'),
  );
