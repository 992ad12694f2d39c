import { mountPath } from './mount.ts';
import { say } from './say.ts';
import type { WayIn } from './ways-in.ts';

/** What the banner tells. */
export interface Banner {
  readonly url: string;
  readonly model: string;
  readonly ways: readonly WayIn[];
  /** The script tag for pages. */
  readonly tag: string;
}

/** Where to go and what is in use, for a person at a terminal. */
export function banner({ url, model, ways, tag }: Banner): void {
  const [first = '', ...others] = ways.map(({ description }) => description);
  say(
    [
      '',
      `  Chatdock is ready after ${process.uptime().toFixed(1)} s`,
      '',
      `  Try it    ${url}`,
      `  API       ${url}${mountPath}`,
      `  Read it   ${url}${mountPath}/docs`,
      `  Model     ${model}`,
      `  Users     ${first}`,
      ...others.map((way) => `            ${way}`),
      '',
      `  ${tag}`,
      '',
      '  Ctrl-C stops it.',
      '',
    ].join('\n'),
  );
}
