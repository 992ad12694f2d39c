import { encodeText } from './encode-text.ts';
import type { EncodedFile } from './encoded-file.ts';

/**
 * The loader of the chat, which first gives the prompts to its own script tag and to every `<chat-dock>` of the page that has
 * none: `data-prompts` and `prompts`, also empty ones, go before them.
 */
export function withPrompts(loader: EncodedFile, prompts: readonly object[]): Promise<EncodedFile> {
  const code = new TextDecoder().decode(loader.bodies.get('identity'));
  return encodeText(`${beginning(JSON.stringify(prompts))}\n${code}`);
}

/** Runs before the loader's own code, and looks at the page just before it does. */
function beginning(prompts: string): string {
  return `(()=>{const p=${JSON.stringify(prompts)},s=document.currentScript,f=()=>{for(const d of document.querySelectorAll("chat-dock:not([prompts])"))d.setAttribute("prompts",p)};if(s&&!s.hasAttribute("data-prompts"))s.setAttribute("data-prompts",p);document.readyState==="loading"?document.addEventListener("DOMContentLoaded",f):f()})();`;
}
