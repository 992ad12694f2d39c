import { css, type CSSResult } from 'lit';

export const chatDockStyles: CSSResult = css`
  :host {
    display: block;
    block-size: var(--chat-dock-block-size, 40rem);
    min-block-size: 12rem;
    color-scheme: light;
    --_text: var(--chat-dock-text, light-dark(#16181d, #eceef2));
    --_faint: var(--chat-dock-faint, light-dark(#e8ebf0, #2a2e36));
    --_accent: var(--chat-dock-accent, light-dark(#2456e6, #8fb0ff));
    font: 0.9375rem/1.5 var(--chat-dock-font, system-ui, sans-serif);
  }
  :host([grow='content']) {
    display: flex;
    flex-direction: column;
    block-size: auto;
  }
  :host([launcher]) {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    box-sizing: border-box;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: inherit;
    overflow: clip;
    border: var(--chat-dock-border, 1px solid light-dark(#dfe2e8, #32363f));
    border-radius: var(--chat-dock-radius, 1rem);
    background: var(--chat-dock-background, light-dark(#fff, #17191e));
    color: var(--_text);
  }
  .dark {
    color-scheme: dark;
  }
  .frame > * {
    grid-area: 1 / 1;
  }
  .chat {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    --chatkit-background: var(--chat-dock-background);
    --chatkit-foreground: var(--chat-dock-text);
    --chatkit-faint: var(--chat-dock-faint);
    --chatkit-accent: var(--chat-dock-accent);
    --chatkit-on-accent: var(--chat-dock-accent-text);
    --chatkit-font: var(--chat-dock-font);
  }
  :host([grow='content']) .chat {
    display: flex;
    flex-direction: column;
  }
  :host([grow='content']) .chat :not(div, openai-chatkit) {
    block-size: auto;
  }
  .chat div {
    display: contents;
  }
  .chat[inert] {
    visibility: hidden;
  }
  .hidden {
    position: absolute;
    clip-path: inset(50%);
  }
  .skeleton {
    display: grid;
    align-content: end;
  }
  .box {
    box-sizing: border-box;
    inline-size: min(46rem, 100% - 2rem);
    margin: 0 auto 2.75rem;
    padding: 0.8rem 1.25rem;
    border: 1px solid transparent;
    border-radius: 1.625rem;
    background: var(--_faint);
    color: inherit;
    font: inherit;
  }
  .notice {
    place-self: center;
    display: grid;
    justify-items: center;
    gap: 1rem;
    max-inline-size: 24rem;
    padding: 1.5rem;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
  }
  button {
    min-block-size: 2.75rem;
    padding-inline: 1.25rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--chat-dock-accent-text, light-dark(#fff, #10131a));
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    filter: brightness(1.08);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @keyframes breathe {
    to {
      opacity: 0.65;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 0.8s ease-in-out infinite alternate;
    }
  }
`;
