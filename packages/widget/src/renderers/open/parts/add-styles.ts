import type { CSSResult } from 'lit';

/** Adds styles that are loaded on demand to a sheet that is worn already, by every root that wears it. */
export function addStyles({ styleSheet: sheet }: CSSResult, more: CSSResult): void {
  for (const { cssText } of more.styleSheet?.cssRules ?? [])
    sheet?.insertRule(cssText, sheet.cssRules.length);
}
