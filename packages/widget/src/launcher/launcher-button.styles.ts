const css = String.raw; // the build squeezes what has this name

const styles = css`
  :host([launcher]:not([hidden])) {
    display: contents;
  }
  .launcher {
    --_accent: var(--chat-dock-accent, light-dark(#2456e6, #8fb0ff));
    box-sizing: border-box;
    position: fixed;
    inset-block-end: calc(var(--chat-dock-launcher-offset-block, 1.25rem) + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(
      var(--chat-dock-launcher-offset-inline, 1.25rem) +
        max(env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px))
    );
    z-index: var(--chat-dock-z-index, 2147483000);
    display: grid;
    place-items: center;
    inline-size: var(--chat-dock-launcher-size, 3.5rem);
    block-size: var(--chat-dock-launcher-size, 3.5rem);
    min-block-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--chat-dock-accent-text, light-dark(#fff, #10131a));
    color-scheme: light;
    box-shadow:
      0 1px 3px rgb(0 0 0 / 16%),
      0 8px 28px rgb(0 0 0 / 22%);
    cursor: pointer;
    touch-action: manipulation;
    transition:
      scale 160ms,
      filter 160ms;
  }
  :host([theme='dark']) .launcher {
    color-scheme: dark;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) .launcher {
      color-scheme: dark;
    }
  }
  .launcher:hover {
    scale: 1.05;
  }
  .launcher:active {
    scale: 0.96;
  }
  .launcher:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .launcher svg {
    grid-area: 1 / 1;
    inline-size: 53%;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition:
      opacity 160ms,
      rotate 160ms;
  }
  .launcher .closed path {
    stroke-width: 1.9;
  }
  .launcher:not([aria-expanded='true']) .open,
  .launcher[aria-expanded='true'] .closed {
    opacity: 0;
    rotate: -45deg;
  }
  .badge {
    position: absolute;
    inset-block-start: -0.125rem;
    inset-inline-end: -0.125rem;
    box-sizing: border-box;
    min-inline-size: 1.375rem;
    block-size: 1.375rem;
    padding-inline: 0.25rem;
    border-radius: 1rem;
    background: #c4281a;
    color: #fff;
    box-shadow: 0 0 0 2px light-dark(#fff, #17191e);
    font: 600 0.75rem/1.375rem var(--chat-dock-font, system-ui, sans-serif);
    text-align: center;
  }
  .badge:empty {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher,
    .launcher svg {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .launcher,
    .badge {
      border: 1px solid;
    }
  }
  @media print {
    .launcher {
      display: none;
    }
  }
`;

export function launcherButtonSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}
