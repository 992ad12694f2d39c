import { writeFileSync } from 'node:fs';
import { performancePage, performancePath } from './performance.ts';
import { referencePages } from './reference.ts';

// `npm run docs:reference`: writes `docs/reference/` out of the code, and the tables of `docs/performance.md` out of what the bench
// found. Tests say when it is to be run.
for (const [path, text] of await referencePages()) writeFileSync(path, text);
writeFileSync(performancePath, await performancePage());
