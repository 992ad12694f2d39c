/** What a model answers: of everything a bit, again and again. */
const section = `## The answer, part by part

The first thing to know is that **most of it is words**, with a *stress* here and \`code\` there; see
[the guide](https://guide.example/start) for more. Sentences follow each other without much ado.

- A point that is made in one line
- Another, with **weight**
  - and something below it

1. First this
2. then that

\`\`\`ts
export function total(prices: readonly number[]): number {
  return prices.reduce((sum, price) => sum + price, 0);
}
\`\`\`

| name | count |
| --- | --: |
| apples | 12 |
| pears | 7 |

> What was said before is said again.

`;

const list = '- A point with **weight** and some words behind it\n';
const code = '  const value = await read(index + 1); // what comes next\n';

const fill = (part: string, length: number): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

export const answers = {
  mixed: (length: number): string => fill(section, length),
  list: (length: number): string => fill(list, length),
  code: (length: number): string => `\`\`\`ts\n${fill(code, length)}\n\`\`\`\n`,
};
