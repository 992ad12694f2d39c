import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { loadTable } from '../../bench/scale/load-table.ts';

// `npm run docs:scale`: puts what the load model computes into `docs/scale.md`. A test says when it is to be run.
const path = new URL('../scale.md', import.meta.url);
const page = readFileSync(path, 'utf8');
const computed = `<!-- computed: load -->\n\n${loadTable()}\n\n<!-- /computed -->`;
const written = page.replace(/<!-- computed: load -->.*<!-- \/computed -->/su, computed);
writeFileSync(path, await format(written, { ...(await resolveConfig(path)), parser: 'markdown' }));
