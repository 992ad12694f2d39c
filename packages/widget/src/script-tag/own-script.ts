/** The script tag that this code came with; `null` where there is none, as on a server. */
export function ownScript(): HTMLScriptElement | null {
  if (typeof document === 'undefined') return null;
  // Modules are not told which tag is theirs.
  const script =
    document.currentScript ??
    document.querySelector('script[type="module"]:is([src*="/embed.js"], [src*="/embed-"])');
  return script instanceof HTMLScriptElement && script.src ? script : null;
}

/** Where that script came from, which is where the API is; without a slash at its end. */
export function apiOf(script: HTMLScriptElement): string {
  return new URL('.', script.src).href.slice(0, -1);
}
