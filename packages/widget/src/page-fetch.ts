/** The page's own `fetch`: looked up at each call, so that a page may put its own in place. */
export const pageFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
