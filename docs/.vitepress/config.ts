import { defineConfig } from 'vitepress';
import { linksBetweenPages } from './links-between-pages.ts';
import { headingId } from './heading-id.ts';
import { rewrites } from './pages.ts';
import { nav, sidebar } from './sidebar.ts';

// The site is the Markdown of this repository as it is: `docs/`, and the README of each package. Nothing in it is loaded from
// another host: no fonts, no analytics, and a search that runs in the reader's browser.

export default defineConfig({
  title: 'Chatdock',
  description: 'The open, self-hosted ChatKit stack for TypeScript',
  lang: 'en',
  srcDir: '..',
  srcExclude: [
    '.*/**',
    '*.md',
    'bench/**',
    'examples/**',
    'packages/*/!(README.md)',
    'packages/*/*/**',
    '**/.artifacts/**',
  ],
  rewrites,
  // Addresses to open on the reader's own machine; the rest is held by VitePress here, and whole by `test/site.test.ts`.
  ignoreDeadLinks: 'localhostLinks',
  outDir: '.vitepress/dist',
  cacheDir: '.vitepress/cache',
  // Light or dark as the reader's system is: so are the pictures, which the pages choose by the same question.
  appearance: 'force-auto',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    anchor: { slugify: headingId },
    config: (md) => void md.use(linksBetweenPages),
  },
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
    externalLinkIcon: true,
  },
  vite: { publicDir: false, build: { chunkSizeWarningLimit: 4_000 } },
});
