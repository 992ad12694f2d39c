/** An address as the routes go by it. */
export interface SplitUrl {
  /** Without the query; `/` for none. */
  readonly path: string;
  /** What follows `?`, without it. */
  readonly query: string;
}

export function splitUrl(url: string): SplitUrl {
  const index = url.indexOf('?');
  const path = index < 0 ? url : url.slice(0, index);
  return { path: path === '' ? '/' : path, query: index < 0 ? '' : url.slice(index + 1) };
}
