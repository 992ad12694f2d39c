import { type CSSResult, css } from 'lit';

export const fieldStyles: CSSResult = css`
  .field {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_size);
    padding: 0.25rem var(--_gutter, 0.75rem);
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 0.5rem);
    background: var(--_background);
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.4;
    accent-color: var(--_accent);
  }
  .pill,
  .pill > .field {
    border-radius: min(var(--_radius), 1.25rem);
  }
  .fitting {
    inline-size: auto;
  }
  :is(.soft, .ghost).field,
  :is(.soft, .ghost) > .field {
    border-color: transparent;
    background: var(--_faint);
  }
  .ghost.field,
  .ghost > .field {
    background: none;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .field:user-invalid {
    border-color: var(--_danger);
  }
  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .field:disabled {
    opacity: 0.55;
  }
  textarea.field {
    display: block;
    padding-block: 0.4375rem;
    resize: vertical;
  }
  .growing {
    field-sizing: content;
    min-block-size: calc(var(--_rows) * 1lh + 0.875rem + 2px);
    max-block-size: calc(var(--_max-rows, 12) * 1lh + 0.875rem + 2px);
  }
  textarea.editable {
    min-block-size: 0;
    padding: 0.125rem 0.375rem;
    border-color: transparent;
    background: var(--_faint);
    font-size: 0.9375rem;
    resize: none;
  }
  .select {
    position: relative;
    display: inline-flex;
    inline-size: 100%;
    min-inline-size: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  .select.fitting {
    inline-size: auto;
  }
  .select > .field {
    padding-inline-end: 2rem;
    text-overflow: ellipsis;
    appearance: none;
  }
  .select > .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0.625rem;
    inline-size: 0.875rem;
    margin-block: auto;
    rotate: 90deg;
    pointer-events: none;
  }
  /* Before what opens popups is there. */
  .select:not(.rich) > :is([role='combobox'], .toggle) {
    display: none;
  }
  .select > [role='combobox'] {
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
    text-align: start;
  }
  /* Beside each other as long as what they say can be read. */
  .row:has(> :is(.field, .select)) {
    flex-wrap: wrap;
  }
  .row > :is(.field, .select) {
    flex: 1 1 8.5rem;
    inline-size: auto;
  }
  .clear,
  .toggle,
  .turn {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: min(var(--_radius), 0.375rem);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  :is(.clear, .toggle, .turn):hover {
    background: var(--_faint);
    color: var(--_foreground);
  }
  :is(.clear, .toggle):disabled {
    opacity: 0.5;
    cursor: default;
  }
  .select > :is(.clear, .toggle) {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0.25rem;
    margin-block: auto;
  }
  .select > .clear {
    inset-inline-end: 2rem;
  }
  .select:has(> .clear) > .field {
    padding-inline-end: 3.75rem;
  }
  /* There is nothing to take away. */
  .select:has(> select > [value='']:checked) > .clear,
  [data-empty] ~ .clear {
    display: none;
  }
  :is(.clear, .toggle, .turn) > .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .date > .hint {
    position: absolute;
    inset-block: 0;
    inset-inline: 0.75rem 2.25rem;
    display: none;
    align-content: center;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.9375rem;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  /* What it is for stands in the place of an empty day, until somebody types one. */
  .date > [data-empty]:not(:focus) + .hint:not(:empty) {
    display: block;
  }
  .date > [data-empty]:not(:focus):has(+ .hint:not(:empty))::-webkit-datetime-edit {
    opacity: 0;
  }
  .check > [type='radio'] {
    border-radius: 50%;
  }
  .check > [type='radio']:checked::after {
    inset: 27%;
    border-width: 0;
    border-radius: 50%;
    background: var(--_on-accent);
    rotate: none;
  }
  .choices.row {
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
  }
  @media (forced-colors: active) {
    :is(.field, .clear, .toggle):disabled {
      opacity: 1;
    }
  }
`;
