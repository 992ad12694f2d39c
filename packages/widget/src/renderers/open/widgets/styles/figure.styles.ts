import { type CSSResult, css } from 'lit';

export const figureStyles: CSSResult = css`
  .image {
    display: block;
    min-inline-size: 0;
    max-inline-size: 100%;
    border-radius: min(var(--_radius), 0.625rem);
  }
  .card-body > .image.flush {
    inline-size: calc(100% + 2 * var(--_pad));
    border-radius: 0;
  }
  .card-body > .image.flush:first-child {
    margin-block-start: calc(-1 * var(--_pad));
  }
  .card-body > .image.flush:last-child {
    margin-block-end: calc(-1 * var(--_pad));
  }
  tbody:first-child > tr:first-child {
    border-block-start: 0;
  }
  .table table {
    font-size: 0.875rem;
  }
  .table :is(td, th) > * {
    margin: 0;
  }
`;
