/** The style of the page, which its policy knows by its hash. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f6f3, #121314);
  --surface: light-dark(#ffffff, #1a1b1d);
  --raised: light-dark(#f0f0ec, #25272b);
  --line: light-dark(#e0e0da, #34363b);
  --text: light-dark(#1b1c1e, #ececee);
  --muted: light-dark(#5a5c62, #a6a8af);
  --accent: light-dark(#0b665f, #4dd6c7);
  font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  scroll-padding-block-start: 4.5rem;
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; padding: 0.5rem 1rem; background: var(--surface); }
header {
  position: sticky; top: 0; z-index: 1; display: flex; align-items: center; justify-content: space-between;
  gap: 1rem; padding: 0.75rem 1.5rem; border-block-end: 1px solid var(--line); background: var(--surface);
}
.title { margin: 0; font-weight: 650; letter-spacing: -0.01em; }
.title span { color: var(--muted); font-weight: 400; }
.columns { display: grid; grid-template-columns: 16rem minmax(0, 52rem); gap: 3rem; max-width: 76rem; margin: auto; padding: 2rem 1.5rem 6rem; }
nav { position: sticky; top: 5rem; align-self: start; max-height: calc(100dvh - 6rem); overflow: auto; font-size: 0.875rem; }
nav p { margin: 1rem 0 0.25rem; font-weight: 600; }
nav p:first-child { margin-block-start: 0; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { text-decoration: none; overflow-wrap: anywhere; }
nav li a { display: block; padding: 0.15rem 0; color: var(--text); }
nav a:hover { text-decoration: underline; }
nav .method { display: inline-block; min-width: 3.25rem; color: var(--muted); }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; letter-spacing: -0.02em; text-wrap: balance; }
h2 { margin: 3.5rem 0 0.5rem; font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.015em; }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.4; overflow-wrap: anywhere; }
p, ul, dl { margin: 0.5rem 0; }
article { margin: 1.25rem 0; padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.schema { padding: 1rem 1.25rem; }
.address { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.method { font-size: 0.75rem; font-weight: 650; letter-spacing: 0.03em; }
.address .method { padding: 0.15rem 0.5rem; border-radius: 6px; background: var(--raised); }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: 0.35rem 1.25rem; }
dt { color: var(--muted); }
dd { margin: 0; }
small { color: var(--muted); }
.types { padding-inline-start: 1.1rem; }
.wide { overflow-x: auto; margin-block-start: 0.75rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; border-block-start: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--muted); font-size: 0.8125rem; font-weight: 500; }
tbody th { font-weight: 500; white-space: nowrap; }
.schema th { white-space: normal; width: 40%; }
.codes a { display: inline-block; margin-inline-end: 0.5rem; }
:target { scroll-margin-block-start: 5rem; border-color: var(--accent); }
tr:target > * { background: var(--raised); }
@media (width < 56rem) {
  :root { scroll-padding-block-start: 1rem; }
  header { position: static; padding: 0.75rem 1rem; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 2rem; padding: 1.25rem 1rem 4rem; }
  nav { position: static; max-height: none; padding-block-end: 1.5rem; border-block-end: 1px solid var(--line); }
  h1 { font-size: 1.625rem; }
  article { padding: 1rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-block-end: 0.5rem; }
  .errors thead { position: absolute; left: -100vw; }
  .errors tr { display: block; padding: 0.75rem 0; border-block-start: 1px solid var(--line); }
  .errors :is(th, td) { display: block; padding: 0; border: 0; }
  .errors :is(th, td:nth-child(2)) { display: inline; }
  .errors td:last-child { color: var(--muted); }
}
`;
