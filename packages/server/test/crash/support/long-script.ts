import { answer, begun, delta, done, progress, type Script } from '../../conformance/support/scripts.ts';
import type { Seeded } from './seeded.ts';

/** A long answer: what it says, and the items it leaves when nothing interrupts it. */
export interface LongScript {
  readonly script: Script;
  /** The texts of its answers, in order. */
  readonly texts: readonly string[];
  readonly items: number;
}

/** One answer that goes on for a minute, longer than anybody listens. */
export function talk(): LongScript {
  const pieces = Array.from({ length: 100 }, (_, index) => `word ${index} `);
  const script: Record<string, unknown>[] = [begun('talk')];
  for (const piece of pieces) script.push(delta('talk', piece), { pause: 600 });
  script.push(answer('talk', pieces.join('')));
  return { script, texts: [pieces.join('')], items: 1 };
}

/** Answers of many pieces that come over a second or two, with other items between them; each time another. */
export function longScript(random: Seeded): LongScript {
  const script: Record<string, unknown>[] = [];
  const texts: string[] = [];
  let items = 0;
  for (let part = 0; part < 4; part += 1) {
    const pieces = Array.from(
      { length: random.between(2, part === 1 ? 70 : 10) },
      (_, index) => `${part}.${index} ${'ä'.repeat(random.between(0, 9))} `,
    );
    const id = `a${part}`;
    script.push(begun(id));
    for (const piece of pieces) script.push(delta(id, piece), { pause: random.between(2, 50) });
    texts.push(pieces.join(''));
    script.push(answer(id, pieces.join('')), progress(`part ${part}`));
    const task = { type: 'custom', title: `Step ${part}` };
    script.push(
      done({ type: 'workflow', id: `$id:workflow:${part}`, workflow: { type: 'custom', tasks: [task] } }),
    );
    script.push({ thread: { title: `After part ${part}` } });
    items += 2;
  }
  return { script, texts, items };
}
