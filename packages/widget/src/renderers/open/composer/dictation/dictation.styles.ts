import { type CSSResult, css } from 'lit';

/** While somebody speaks. */
export const dictationStyles: CSSResult = css`
  .heard {
    display: flex;
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding-inline: 0.5rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .meter {
    display: flex;
    flex: 1;
    gap: 2px;
    align-items: center;
    min-inline-size: 0;
    block-size: 1.5rem;
    overflow: clip;
  }
  .meter i {
    flex: 1;
    max-inline-size: 0.25rem;
    border-radius: 1rem;
    background: var(--_accent);
  }
  .meter .time {
    margin-inline-start: auto;
    padding-inline-start: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .meter i {
      background: CanvasText;
    }
  }
`;
