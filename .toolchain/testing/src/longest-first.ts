import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take half a minute and more, some of it at rest: a run that began one of them last would wait for it alone.
 * `vitest` remembers how long files took, but a fresh clone has no memory.
 */
const long = [
  'crash/approvals.test.ts',
  'crash/kill.test.ts',
  'demo/test/look.test.ts',
  'examples/test/pages.test.ts',
  'demo/test/server-goes-away.test.ts',
  'docker/image.test.ts',
  'frameworks/next.test.ts',
  'open/accessibility.test.ts',
  'open/hostile-text.test.ts',
  'open/hostile-widgets.test.ts',
  'open/on-demand.test.ts',
  'browser/accessibility.test.ts',
  'browser/openai-trouble.test.ts',
  'browser/set-up.test.ts',
  'integration/command-line.test.ts',
  'integration/open-pglite.test.ts',
  'server/test/readme.test.ts',
  'widget/test/readme.test.ts',
];

/** The longest files first, of whichever project, so that all workers have something to do to the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const times = new Map(files.map((file) => [file, this.#expected(file)]));
    const timeOf = (file: TestSpecification) => times.get(file) ?? 0;
    return files.toSorted((one, other) => timeOf(other) - timeOf(one));
  }

  /** In milliseconds. Of a file that never ran its size says the most: a millisecond a byte. */
  #expected(file: TestSpecification): number {
    const before = this.ctx.cache.getTestSpecificationResult(file)?.duration;
    const isLong = long.some((name) => file.moduleId.endsWith(name));
    return before ?? (isLong ? 60_000 : statSync(file.moduleId).size);
  }
}
