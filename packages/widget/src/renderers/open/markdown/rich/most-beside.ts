/** Blocks, or items, beside each other, at most: browsers look at each when there is one more. */
export const mostBeside = 32;
