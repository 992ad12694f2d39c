// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.

export const pictures: string = `
zodiac-scorpio M10 19V5.5a1 1 0 0 1 5 0V17a2 2 0 0 0 2 2h5l-3-3m3 3l-3 3M5 19V5.5a1 1 0 0 1 5 0m-5 0A2.5 2.5 0 0 0 2.5 3
zodiac-taurus M6 15a6 6 0 1 0 12 0a6 6 0 1 0 -12 0zM18 3A6 6 0 0 1 6 3
zodiac-virgo M11 5.5a1 1 0 0 1 5 0V16a5 5 0 0 0 5 5M16 11.5a1 1 0 0 1 5 0V16a5 5 0 0 1-5 5M6 19V6a3 3 0 0 0-3-3m3 2.5a1 1 0 0 1 5 0V19
zoom-in M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0zM21 21l-4.35-4.35M11 8v6m-3-3h6
zoom-out M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0zM21 21l-4.35-4.35M8 11h6
`;
