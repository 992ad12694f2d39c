/**
 * An address below the base path, for frameworks that pass the whole one on. An address that is not below it is taken as it
 * is: then the framework has taken the base path away itself.
 */
export function pathBelow(basePath: string, url: string): string {
  if (!url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
