import type { CSSResult } from 'lit';

/**
 * Adds styles that are loaded on demand to a sheet that is worn already, by every root that wears it. As they are written, in one
 * rule: a rule that is read back from a sheet has lost what is said of a part of a shorthand whose value is a custom property.
 */
export function addStyles({ styleSheet: sheet }: CSSResult, { cssText }: CSSResult): void {
  sheet?.insertRule(`@media all{${cssText}}`, sheet.cssRules.length);
}
