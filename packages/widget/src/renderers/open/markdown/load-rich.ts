/** Signs of what is more than words, which `rich.ts` knows. It is no harm when it is not. */
const signs =
  /[[<&$|\\@~\t\uDB80]|``|:\/\/|www\.|^[ >]* {4}(?! *[-+*\d])|\S +#+ *\n|\S *\n[ >]*(?:=+|-+) *\n/m;
/** What is longer is drawn as long texts are. */
const short = 4000;
/** How far back a sign may have begun. */
const longest = 32;

let isThere = false;
let loading: Promise<void> | null = null;

/** All that can be had is there. */
export const hasRich = (): boolean => isThere;

/** Where the line begins that asks for more than has been loaded, if one does behind `from`. */
export function lackingFrom(text: string, from: number): number {
  if (isThere) return Infinity;
  if (text.length > short) void loadRich();
  const start = Math.max(0, from - longest);
  const at = text.slice(start).search(signs);
  return at < 0 ? Infinity : Math.max(from, text.lastIndexOf('\n', start + at) + 1);
}

/** Loads what is lacking, or does without. */
export async function loadRich(): Promise<void> {
  loading ??= import('./rich.ts').then(({ addRich }) => addRich());
  await loading.catch(() => {});
  isThere = true;
}
