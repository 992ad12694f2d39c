/** Where on the site a file of this repository is, for those that are pages elsewhere than their path says. */
export const rewrites: Record<string, string> = {
  'docs/README.md': 'index.md',
  'docs/:path*': ':path*',
  'packages/:name/README.md': 'packages/:name.md',
};

/** The address of the page that a file of this repository is, or `undefined` when it is none. */
export function pageOf(file: string): string | undefined {
  if (file === 'docs/README.md') return '/';
  const [, name] = /^packages\/([\w-]+)\/README\.md$/u.exec(file) ?? [];
  if (name !== undefined) return `/packages/${name}`;
  const [, path] = /^docs\/(.+)\.md$/u.exec(file) ?? [];
  return path === undefined ? undefined : `/${path}`;
}
