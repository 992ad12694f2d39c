import { type CSSResult, css } from 'lit';

export const composerStyles: CSSResult = css`
  chatkit-composer {
    display: block;
  }
  /* The server's questions stand in its place. */
  [asking] + chatkit-composer {
    display: none;
  }
  .composer {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: end;
    gap: 0.25rem;
    padding: 0.375rem;
    border: 1px solid var(--_border-strong);
    border-radius: min(var(--_radius), 1.625rem);
    background: var(--_raised);
    box-shadow: 0 2px 12px rgb(0 0 0 / 6%);
    transition: 120ms;
  }
  .composer:focus-within {
    border-color: var(--_accent-text);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_accent) 18%, transparent);
  }
  [part='textbox'] {
    flex: 1;
    min-inline-size: 0;
    box-sizing: border-box;
    min-block-size: 2.25rem;
    max-block-size: min(12rem, 40vh);
    margin: 0;
    padding: 0.375rem 0.75rem;
    border: 0;
    background: none;
    color: inherit;
    /* Below 16 px, phones zoom in when the box gets the focus. */
    font: max(1rem, 16px) / 1.5 var(--_font);
    resize: none;
    field-sizing: content;
    outline: none;
    scrollbar-width: thin;
  }
  /* A row for what is put around it, from the start. */
  [roomy] [part='textbox'] {
    flex-basis: 100%;
  }
  /* Empty, it reads as what is around it does. */
  textarea:placeholder-shown {
    direction: inherit;
  }
  [part='textbox']::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .round.stop {
    background: var(--_foreground);
    color: var(--_background);
  }
  .round.stop:hover {
    background: color-mix(in srgb, var(--_foreground) 85%, var(--_background));
  }
  .icon-stop {
    fill: currentcolor;
  }
  @media (forced-colors: active) {
    .composer:focus-within {
      outline: 2px solid Highlight;
    }
  }
`;
