import { type CSSResult, css } from 'lit';

/** Buttons, and the tones that badges share with them. */
export const buttonStyles: CSSResult = css`
  .button {
    --_tone: var(--_accent);
    --_on-tone: var(--_background);
    --_size: 2.25rem;
    position: relative;
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 0.4375em;
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: var(--_size);
    padding: 0.125rem calc(var(--_size) * 0.4);
    border: 1px solid transparent;
    border-radius: min(var(--_radius), calc(var(--_size) / 2));
    font: inherit;
    font-size: 0.875rem;
    font-weight: 500;
    line-height: 1.25;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition:
      background-color 120ms,
      opacity 160ms;
  }
  .tone-primary,
  .tone-info {
    --_tone: var(--_accent);
    --_on-tone: var(--_on-accent);
  }
  .button.tone-secondary {
    --_tone: var(--_foreground);
  }
  .tone-discovery {
    --_tone: light-dark(#6b3fd4, #c4a9ff);
  }
  .tone-success {
    --_tone: var(--_success);
  }
  .tone-caution,
  .tone-warning {
    --_tone: var(--_warning);
  }
  .tone-danger {
    --_tone: var(--_danger);
  }
  .solid {
    background: var(--_tone);
    color: var(--_on-tone);
  }
  .soft {
    background: color-mix(in srgb, var(--_tone) 11%, var(--_raised));
    color: var(--_tone);
  }
  .outline {
    border-color: color-mix(in srgb, var(--_tone) 32%, var(--_raised));
    background: var(--_raised);
    color: var(--_tone);
  }
  .ghost {
    background: none;
    color: var(--_tone);
  }
  .button.square {
    border-radius: min(var(--_radius), 0.5rem);
  }
  .button .icon {
    inline-size: var(--_icon);
    block-size: var(--_icon);
  }
  .button.uniform {
    inline-size: var(--_size);
    padding-inline: 0;
  }
  .button.block {
    inline-size: 100%;
  }
  .button:not(:disabled, [aria-disabled]):hover {
    background: color-mix(in srgb, var(--_tone) 18%, var(--_raised));
  }
  .button.solid:not(:disabled, [aria-disabled]):hover {
    background: color-mix(in srgb, var(--_tone) 88%, var(--_on-tone));
  }
  .button:is(.outline, .ghost):not(:disabled, [aria-disabled]):hover {
    background: color-mix(in srgb, var(--_tone) 8%, var(--_raised));
  }
  .button:is(:disabled, [aria-disabled]) {
    opacity: 0.5;
    cursor: default;
  }
  /* Waiting for an answer that is soon there does not show. */
  .button[aria-disabled] {
    transition-delay: 0ms, 300ms;
  }
  .button[aria-busy='true'] {
    opacity: 1;
  }
  .button[aria-busy='true'] > * {
    opacity: 0.35;
  }
  .button[aria-busy='true']::after,
  .cover[aria-busy='true']::after {
    content: '';
    position: absolute;
    inset: 0;
    inline-size: 1rem;
    block-size: 1rem;
    box-sizing: border-box;
    margin: auto;
    border: 2px solid;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: spin 800ms linear infinite;
  }
  .cover[aria-busy='true']::after {
    inset-inline: auto 1rem;
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    .button {
      border-color: currentcolor;
    }
    .button:is(:disabled, [aria-disabled]) {
      color: GrayText;
      opacity: 1;
    }
    :is(.button, .cover)[aria-busy='true']::after {
      border-block-start-color: Canvas;
    }
  }
`;
