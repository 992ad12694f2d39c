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
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
`;
