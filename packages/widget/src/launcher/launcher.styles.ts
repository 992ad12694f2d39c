import { css, type CSSResult } from 'lit';

export const launcherStyles: CSSResult = css`
  .panel {
    --_gap: calc(var(--chat-dock-launcher-offset-block, 1.25rem) + env(safe-area-inset-bottom, 0px));
    --_above: calc(var(--_gap) + var(--chat-dock-launcher-size, 3.5rem) + 0.875rem);
    --_side: calc(
      var(--chat-dock-launcher-offset-inline, 1.25rem) +
        max(env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px))
    );
    box-sizing: border-box;
    position: fixed;
    inset: auto;
    inset-block-end: var(--_above);
    inset-inline-end: var(--_side);
    z-index: var(--chat-dock-z-index, 2147483000);
    inline-size: var(--chat-dock-panel-inline-size, 25rem);
    block-size: var(--chat-dock-panel-block-size, 42rem);
    max-inline-size: calc(100vw - 2 * var(--_side));
    max-block-size: calc(100dvh - var(--_above) - 1rem);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--chat-dock-radius, 1rem);
    background: none;
    color: inherit;
    box-shadow:
      0 2px 8px rgb(0 0 0 / 8%),
      0 16px 56px rgb(0 0 0 / 24%);
    overflow: hidden;
    overscroll-behavior: contain;
  }
  .panel[open] {
    animation: rise 200ms cubic-bezier(0.2, 0.9, 0.3, 1);
  }
  .panel .frame {
    min-block-size: 0;
  }
  .panel .chat {
    --chatkit-header-room: 2.25rem;
  }
  .panel[data-bar] .frame {
    padding-block-start: 3rem;
  }
  .close {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    min-block-size: 2.25rem;
    padding: 0;
    border-radius: 50%;
    background: none;
    color: light-dark(#3d434f, #d3d7de);
  }
  .close:has(+ .dark) {
    color-scheme: dark;
  }
  .close:hover {
    background: var(--_faint);
    filter: none;
  }
  .close svg {
    inline-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.9;
    stroke-linecap: round;
  }
  .said {
    position: fixed;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
      scale: 0.98;
    }
  }
  /* small-screen.ts says the same. */
  @media (max-width: 480px), (max-height: 480px) {
    .panel {
      inset: var(--_top, 0) 0 auto;
      inline-size: 100%;
      block-size: var(--_block-size, 100dvh);
      max-inline-size: none;
      max-block-size: none;
      border-radius: 0;
      box-shadow: none;
    }
    .panel .frame {
      box-sizing: border-box;
      border: 0;
      border-radius: 0;
      padding-block-end: env(safe-area-inset-bottom, 0px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .panel[open] {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid;
    }
    .close {
      border: 0;
    }
  }
  @media print {
    .panel {
      display: none;
    }
  }
`;
