import { writeFileSync } from 'node:fs';
import { referencePages } from './reference.ts';

// `npm run docs:reference`: writes `docs/reference/` out of the code. A test says when it is to be run.
for (const [path, text] of await referencePages()) writeFileSync(path, text);
