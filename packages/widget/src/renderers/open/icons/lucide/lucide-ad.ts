// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.

export const pictures: string = `
arrow-down-za M3 16l4 4l4-4M7 4v16m8-16h5l-5 6h5m-5 10v-3.5a2.5 2.5 0 0 1 5 0V20m0-2h-5
arrow-left M12 19l-7-7l7-7m7 7H5
arrow-left-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM12 8l-4 4l4 4m4-4H8
arrow-left-from-line M9 6l-6 6l6 6m-6-6h14m4 7V5
arrow-left-right M8 3L4 7l4 4M4 7h16m-4 14l4-4l-4-4m4 4H4
arrow-left-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM12 8l-4 4l4 4m4-4H8
arrow-left-to-line M3 19V5m10 1l-6 6l6 6m-6-6h14
arrow-right M5 12h14m-7-7l7 7l-7 7
arrow-right-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM12 16l4-4l-4-4m-4 4h8
arrow-right-from-line M3 5v14m18-7H7m8 6l6-6l-6-6
arrow-right-left M16 3l4 4l-4 4m4-4H4m4 14l-4-4l4-4m-4 4h16
arrow-right-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM8 12h8m-4 4l4-4l-4-4
arrow-right-to-line M17 12H3m8 6l6-6l-6-6m10-1v14
arrow-up M5 12l7-7l7 7m-7 7V5
arrow-up-0-1 M3 8l4-4l4 4M7 4v16M17 4h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2zM17 20v-6h-2m0 6h4
arrow-up-01 M3 8l4-4l4 4M7 4v16M17 4h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2zM17 20v-6h-2m0 6h4
arrow-up-1-0 M3 8l4-4l4 4M7 4v16m10-10V4h-2m0 6h4M17 14h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2z
arrow-up-10 M3 8l4-4l4 4M7 4v16m10-10V4h-2m0 6h4M17 14h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2z
arrow-up-a-z M3 8l4-4l4 4M7 4v16M20 8h-5m0 2V6.5a2.5 2.5 0 0 1 5 0V10m-5 4h5l-5 6h5
arrow-up-az M3 8l4-4l4 4M7 4v16M20 8h-5m0 2V6.5a2.5 2.5 0 0 1 5 0V10m-5 4h5l-5 6h5
arrow-up-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM16 12l-4-4l-4 4m4 4V8
arrow-up-down M21 16l-4 4l-4-4m4 4V4M3 8l4-4l4 4M7 4v16
arrow-up-from-dot M5 9l7-7l7 7m-7 7V2M11 21a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z
arrow-up-from-line M18 9l-6-6l-6 6m6-6v14m-7 4h14
arrow-up-left M7 17V7h10m0 10L7 7
arrow-up-left-from-circle M2 8V2h6M2 2l10 10m0-10A10 10 0 1 1 2 12
arrow-up-left-from-square M13 3h6a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-6M3 3l9 9M3 9V3h6
arrow-up-left-square M15 15L9 9m0 6V9h6M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z
arrow-up-narrow-wide M3 8l4-4l4 4M7 4v16m4-8h4m-4 4h7m-7 4h10
arrow-up-right M7 7h10v10M7 17L17 7
arrow-up-right-from-circle M22 12A10 10 0 1 1 12 2m10 0L12 12m4-10h6v6
arrow-up-right-from-square M21 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h6m10 0l-9 9m3-9h6v6
arrow-up-right-square M15 15V9H9m0 6l6-6M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z
arrow-up-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM16 12l-4-4l-4 4m4 4V8
`;
