import { type CSSResult, css } from 'lit';

export const rareStyles: CSSResult = css`
  .quote {
    display: -webkit-box;
    max-inline-size: min(85%, 36rem);
    margin: 0;
    padding-inline-start: 0.75rem;
    overflow: hidden;
    border-inline-start: 2px solid var(--_border-strong);
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .tag {
    padding: 0.0625em 0.375em;
    border: 0;
    border-radius: 0.375em;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: inherit;
    font: inherit;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  button.tag {
    position: relative;
    cursor: pointer;
  }
  button.tag::after {
    content: '';
    position: absolute;
    inset: -0.25em 0;
  }
  button.tag:hover {
    background: color-mix(in srgb, var(--_accent) 26%, transparent);
  }
  .attachments {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: end;
    gap: 0.5rem;
    max-inline-size: min(85%, 36rem);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .attachments > li {
    min-inline-size: 0;
  }
  .thumbnail {
    display: block;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    background: var(--_faint);
    cursor: zoom-in;
  }
  .thumbnail:disabled {
    cursor: default;
  }
  .thumbnail > img {
    display: block;
    max-inline-size: 100%;
    object-fit: cover;
  }
  .attachments .thumbnail > img {
    inline-size: 8rem;
    block-size: 8rem;
  }
  .attachments > li:only-child .thumbnail > img {
    inline-size: auto;
    min-inline-size: 4rem;
    max-inline-size: min(18rem, 100%);
    block-size: auto;
    min-block-size: 4rem;
    max-block-size: 14rem;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    box-sizing: border-box;
    min-block-size: 3.25rem;
    max-inline-size: 18rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 0.875rem);
    background: var(--_raised);
    font-size: 0.875em;
    line-height: 1.35;
  }
  .file > .icon {
    color: var(--_muted);
  }
  .file-words {
    display: grid;
    min-inline-size: 0;
  }
  .file-name {
    overflow: hidden;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file-kind {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .generated {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .generated > .thumbnail > img {
    max-block-size: 26rem;
    min-inline-size: 3rem;
    min-block-size: 3rem;
  }
  .making {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .making > progress {
    flex: 1 0 100%;
    inline-size: 16rem;
    max-inline-size: 100%;
    accent-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .tag {
      outline: 1px solid;
    }
  }
`;
