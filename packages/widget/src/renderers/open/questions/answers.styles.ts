import { type CSSResult, css } from 'lit';

export const answersStyles: CSSResult = css`
  .answers {
    display: grid;
    gap: 0.625rem;
    margin: 0;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    overflow-wrap: anywhere;
  }
  .answers dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .answers dd {
    margin: 0;
  }
  .answers .none {
    color: var(--_muted);
  }
`;
