import { type CSSResult, css } from 'lit';

export const chartStyles: CSSResult = css`
  .chart {
    display: flex;
    flex-direction: column;
    gap: 0.625rem;
    inline-size: 100%;
    min-inline-size: 0;
  }
  .plot {
    position: relative;
    box-sizing: border-box;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    min-block-size: 6rem;
    max-block-size: 20rem;
    border-radius: 0.375rem;
    touch-action: pan-y;
  }
  .plot > svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    direction: ltr;
    fill: var(--_muted);
    font-size: 0.75rem;
  }
  .grid,
  .zero,
  .cursor {
    stroke: var(--_border);
  }
  .zero {
    stroke: var(--_border-strong);
  }
  .band {
    fill: var(--_faint);
  }
  .area {
    fill-opacity: 0.16;
  }
  .line {
    fill: none;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .point {
    stroke: var(--_raised);
    stroke-width: 2;
  }
  .tip {
    position: absolute;
    inset-block-start: 0.25rem;
    display: grid;
    gap: 0.125rem;
    box-sizing: border-box;
    max-inline-size: min(14rem, 70%);
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.5rem);
    background: var(--_raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    font-size: 0.8125rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
    pointer-events: none;
  }
  .tip[hidden] {
    display: none;
  }
  .tip > span,
  .legend > li {
    display: flex;
    align-items: center;
    gap: 0.4375rem;
    min-inline-size: 0;
  }
  .tip > strong,
  .tip b {
    font-weight: 600;
  }
  .tip b {
    margin-inline-start: auto;
    padding-inline-start: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .tip > span > span {
    color: var(--_muted);
  }
  .swatch {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 0.1875rem;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin: 0;
    padding: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .figures > summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    cursor: pointer;
  }
  .figures > .table {
    margin-block-start: 0.375rem;
    max-block-size: 20rem;
    overflow-y: auto;
  }
  @media (forced-colors: active) {
    .chart {
      color-scheme: light dark;
    }
    .plot > svg {
      fill: CanvasText;
    }
    .swatch {
      forced-color-adjust: none;
    }
  }
`;
