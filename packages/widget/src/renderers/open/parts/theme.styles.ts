import { type CSSResult, css } from 'lit';

/**
 * @cssproperty [--chatkit-accent] - Send button, links, focus rings.
 * @cssproperty [--chatkit-on-accent] - What stands on the accent.
 * @cssproperty [--chatkit-background] - Background of the chat.
 * @cssproperty [--chatkit-foreground] - Text.
 * @cssproperty [--chatkit-muted] - Text of less weight: steps, placeholder, disclaimer.
 * @cssproperty [--chatkit-raised] - Background of the composer and of suggestions.
 * @cssproperty [--chatkit-faint] - Background of inline code, hovered buttons and placeholders of what loads.
 * @cssproperty [--chatkit-border] - Hairlines; those of controls are drawn a little stronger.
 * @cssproperty [--chatkit-bubble] - Background of the user's messages.
 * @cssproperty [--chatkit-on-bubble] - Text of the user's messages.
 * @cssproperty [--chatkit-danger] [--chatkit-warning] [--chatkit-success] - Colours of what went wrong, may, or well.
 * @cssproperty [--chatkit-radius=1.625rem] - Upper bound of all corners; 0 makes them square.
 * @cssproperty [--chatkit-font] [--chatkit-font-mono] - Font families.
 * @cssproperty [--chatkit-font-size=0.9375rem] - Size of the conversation's text.
 * @cssproperty [--chatkit-max-inline-size=46rem] - Widest the conversation gets.
 */
export const themeStyles: CSSResult = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-inline-size: 0;
    min-block-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .chat {
    color-scheme: light;
    --_accent: var(--chatkit-accent, light-dark(#2456e6, #8fb0ff));
    --_accent-text: var(--_accent);
    --_on-accent: var(--chatkit-on-accent, light-dark(#fff, #10131a));
    --_background: var(--chatkit-background, light-dark(#fff, #17191e));
    --_foreground: var(--chatkit-foreground, light-dark(#16181d, #eceef2));
    --_muted: var(--chatkit-muted, light-dark(#5b6270, #a3a9b5));
    --_raised: var(--chatkit-raised, light-dark(#fff, #1f2228));
    --_faint: var(--chatkit-faint, light-dark(#eef0f3, #2a2e36));
    --_sunken: color-mix(in srgb, var(--_faint) 50%, var(--_background));
    --_border: var(--chatkit-border, light-dark(#e4e7ec, #2e323a));
    --_border-strong: color-mix(in srgb, var(--_border) 82%, var(--_foreground));
    --_bubble: var(--chatkit-bubble, light-dark(#e9effd, #26324d));
    --_on-bubble: var(--chatkit-on-bubble, var(--_foreground));
    --_danger: var(--chatkit-danger, light-dark(#b42318, #ff9b8f));
    --_warning: var(--chatkit-warning, light-dark(#8a5300, #f0b95b));
    --_success: var(--chatkit-success, light-dark(#18794e, #5fd39a));
    --_radius: var(--chatkit-radius, 1.625rem);
    --_font: var(--chatkit-font, system-ui, sans-serif);
    --_mono: var(--chatkit-font-mono, ui-monospace, Menlo, Consolas, monospace);
    --_gap: 1.25rem;
    --_inset: 1rem;
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: clip;
    background: var(--_background);
    color: var(--_foreground);
    font: var(--chatkit-font-size, 0.9375rem) / 1.6 var(--_font);
    text-align: start;
    container-type: inline-size;
  }
  .dark {
    color-scheme: dark;
  }
  .header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.25rem;
    padding-block: 0.5rem;
    padding-inline: var(--_inset) calc(var(--_inset) - 0.5rem + var(--chatkit-header-room, 0px));
    border-block-end: 1px solid var(--_border);
  }
  .title {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 0.9375rem;
    font-weight: 600;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .header > button:first-of-type {
    margin-inline-start: auto;
  }
  .header > button + button {
    margin-inline-start: -0.5rem;
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .footer {
    padding-block: 0.25rem 0.75rem;
  }
  chatkit-conversation {
    flex: 1;
    min-block-size: 0;
  }
  .empty chatkit-conversation {
    flex: none;
  }
  .banner {
    margin: 0 0 0.5rem;
    padding: 0.5rem 0.875rem;
    border-radius: min(var(--_radius), 0.75rem);
    background: var(--_faint);
    font-size: 0.875em;
    text-align: center;
  }
  .disclaimer {
    margin: 0.5rem 0 0;
    color: var(--_muted);
    font-size: 0.75rem;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  @container (inline-size > 40rem) {
    .header,
    .body,
    .footer {
      --_inset: 1.5rem;
    }
    .footer {
      padding-block-end: 1rem;
    }
  }
`;
