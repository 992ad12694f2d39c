// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.

export const pictures: string = `
check-square M21 10.656V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h12.344M9 11l3 3L22 4
check-square-2 M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM16 9l-5.5 5.5L8 12
chef-hat M17 21a1 1 0 0 0 1-1v-5.35c0-.457.316-.844.727-1.041a4 4 0 0 0-2.134-7.589a5 5 0 0 0-9.186 0a4 4 0 0 0-2.134 7.588c.411.198.727.585.727 1.041V20a1 1 0 0 0 1 1ZM6 17h12
cherry M2 17a5 5 0 0 0 10 0c0-2.76-2.5-5-5-3c-2.5-2-5 .24-5 3m10 0a5 5 0 0 0 10 0c0-2.76-2.5-5-5-3c-2.5-2-5 .24-5 3M7 14c3.22-2.91 4.29-8.75 5-12c1.66 2.38 4.94 9 5 12M22 9c-4.29 0-7.14-2.33-10-7c5.71 0 10 4.67 10 7
chess-bishop M5 20a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zm10-2c1.5-.615 3-2.461 3-4.923C18 8.769 14.5 4.462 12 2C9.5 4.462 6 8.77 6 13.077C6 15.539 7.5 17.385 9 18m7-11l-2.5 2.5M9 2h6
chess-king M4 20a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zm2.7-2l-1-1C4.35 15.682 3 14.09 3 12a5 5 0 0 1 4.95-5c1.584 0 2.7.455 4.05 1.818C13.35 7.455 14.466 7 16.05 7A5 5 0 0 1 21 12c0 2.082-1.359 3.673-2.7 5l-1 1M10 4h4m-2-2v6.818
chess-knight M5 20a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zm11.5-2c1-2 2.5-5 2.5-9a7 7 0 0 0-7-7H6.635a1 1 0 0 0-.768 1.64L7 5l-2.32 5.802a2 2 0 0 0 .95 2.526l2.87 1.456M15 5l1.425-1.425M17 8l1.53-1.53m-8.817 5.715L7 18
chess-pawn M5 20a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zm9.5-10l1.5 8m-9-8h10m-9 8l1.5-8M8 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z
chess-queen M4 20a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zm8.474-14.057l1.567 5.34a1 1 0 0 0 1.75.328l2.616-3.402M20 9l-3 9M5.594 8.209l2.615 3.403a1 1 0 0 0 1.75-.329l1.567-5.34M7 18L4 9M10 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM18 7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM2 7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z
chess-rook M5 20a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zm5-18v2m4-2v2m3 14l-1-9M6 2v5a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V2M6 4h12M7 18l1-9
chevron-down M6 9l6 6l6-6
chevron-down-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM16 10l-4 4l-4-4
chevron-down-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM16 10l-4 4l-4-4
chevron-first M17 18l-6-6l6-6M7 6v12
chevron-last M7 18l6-6l-6-6m10 0v12
chevron-left M15 18l-6-6l6-6
chevron-left-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM14 16l-4-4l4-4
chevron-left-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM14 16l-4-4l4-4
chevron-right M9 18l6-6l-6-6
chevron-right-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM10 8l4 4l-4 4
chevron-right-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM10 8l4 4l-4 4
chevron-up M18 15l-6-6l-6 6
chevron-up-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM8 14l4-4l4 4
chevron-up-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM8 14l4-4l4 4
chevrons-down M7 6l5 5l5-5M7 13l5 5l5-5
chevrons-down-up M7 20l5-5l5 5M7 4l5 5l5-5
chevrons-left M11 17l-5-5l5-5m7 10l-5-5l5-5
chevrons-left-right M9 7l-5 5l5 5m6-10l5 5l-5 5
chevrons-left-right-ellipsis M12 12h.01M16 12h.01M17 7l5 5l-5 5M7 7l-5 5l5 5m1-5h.01
chevrons-right M6 17l5-5l-5-5m7 10l5-5l-5-5
chevrons-right-left M20 17l-5-5l5-5M4 17l5-5l-5-5
chevrons-up M17 11l-5-5l-5 5m10 7l-5-5l-5 5
chevrons-up-down M7 15l5 5l5-5M7 9l5-5l5 5
chrome M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM21.17 8H12M3.95 6.06L8.54 14m2.34 7.94L15.46 14
`;
