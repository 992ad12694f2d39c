import { type CSSResult, css } from 'lit';

export const startScreenStyles: CSSResult = css`
  .start {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 1.75rem;
    min-block-size: 0;
    padding: 1.5rem var(--_inset);
    overflow-y: auto;
    animation: appear 240ms;
  }
  .greeting {
    max-inline-size: 32rem;
    margin: 0;
    font-size: clamp(1.375rem, 1.1rem + 1.6cqi, 1.875rem);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .prompts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
    max-inline-size: 36rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .prompts li {
    max-inline-size: 100%;
  }
  .prompt {
    max-inline-size: 100%;
    padding: 0.5625rem 1rem;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 1.25rem);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  .prompt:hover {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_raised));
  }
`;
