import { css, type CSSResult } from 'lit';

export const chatDockStyles: CSSResult = css`
  :host {
    display: block;
    block-size: var(--chat-dock-block-size, 40rem);
    min-block-size: 12rem;
    color-scheme: light;
    --_text: var(--chat-dock-text, light-dark(#16181d, #eceef2));
    --_faint: var(--chat-dock-faint, light-dark(#eef0f3, #24272e));
    --_accent: var(--chat-dock-accent, light-dark(#2456e6, #8fb0ff));
    font: 0.9375rem/1.5 var(--chat-dock-font, system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    box-sizing: border-box;
    display: grid;
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
    min-inline-size: 0;
    min-block-size: 0;
  }
  .chat {
    display: grid;
  }
  .chat > * {
    min-inline-size: 0;
    min-block-size: 0;
  }
  .chat[inert] {
    visibility: hidden;
  }
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    padding: 1.25rem;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton i {
    border-radius: 0.5rem;
    background: var(--_faint);
  }
  .line {
    inline-size: 70%;
    block-size: 0.875rem;
  }
  .line:nth-of-type(2) {
    inline-size: 82%;
  }
  .line:nth-of-type(3) {
    inline-size: 46%;
  }
  .line.mine {
    align-self: end;
    inline-size: 38%;
    block-size: 2.25rem;
    margin-block-start: 1rem;
  }
  .box {
    block-size: 3.25rem;
    margin-block-start: auto;
  }
  .skeleton .box {
    border-radius: 1.25rem;
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
    border: 0;
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
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid;
    }
    button {
      border: 1px solid;
    }
  }
`;
