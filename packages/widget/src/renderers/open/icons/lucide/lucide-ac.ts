// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.

export const pictures: string = `
area-chart M3 3v18h18M7 12v5h12V8l-5 5l-4-4Z
armchair M19 9V6a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2v3M3 16a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-5a2 2 0 0 0-4 0v1.5a.5.5 0 0 1-.5.5h-9a.5.5 0 0 1-.5-.5V11a2 2 0 0 0-4 0zm2 2v2m14-2v2
arrow-big-down M9 5a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v6a1 1 0 0 0 1 1h3.293a.707.707 0 0 1 .5 1.207l-7.086 7.086a1 1 0 0 1-1.414 0l-7.086-7.086a.707.707 0 0 1 .5-1.207H8a1 1 0 0 0 1-1z
arrow-big-down-dash M14 8a1 1 0 0 1 1 1v2a1 1 0 0 0 1 1h3.293a.707.707 0 0 1 .5 1.207l-6.939 6.939a1.207 1.207 0 0 1-1.708 0l-6.94-6.94a.707.707 0 0 1 .5-1.206H8a1 1 0 0 0 1-1V9a1 1 0 0 1 1-1zM9 4h6
arrow-big-left M10.793 19.793a.707.707 0 0 0 1.207-.5V16a1 1 0 0 1 1-1h6a1 1 0 0 0 1-1v-4a1 1 0 0 0-1-1h-6a1 1 0 0 1-1-1V4.707a.707.707 0 0 0-1.207-.5l-6.94 6.94a1.207 1.207 0 0 0 0 1.707z
arrow-big-left-dash M13 9a1 1 0 0 1-1-1V4.707a.707.707 0 0 0-1.207-.5l-6.94 6.94a1.207 1.207 0 0 0 0 1.707l6.94 6.94a.707.707 0 0 0 1.207-.5V16a1 1 0 0 1 1-1h2a1 1 0 0 0 1-1v-4a1 1 0 0 0-1-1zm7 0v6
arrow-big-right M13.207 19.793a.707.707 0 0 1-1.207-.5V16a1 1 0 0 0-1-1H5a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h6a1 1 0 0 0 1-1V4.707a.707.707 0 0 1 1.207-.5l6.94 6.94a1.207 1.207 0 0 1 0 1.707z
arrow-big-right-dash M11 9a1 1 0 0 0 1-1V4.707a.707.707 0 0 1 1.207-.5l6.94 6.94a1.207 1.207 0 0 1 0 1.707l-6.94 6.94a.707.707 0 0 1-1.207-.5V16a1 1 0 0 0-1-1H9a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1zM4 9v6
arrow-big-up M9 19a1 1 0 0 0 1 1h4a1 1 0 0 0 1-1v-6a1 1 0 0 1 1-1h3.293a.707.707 0 0 0 .5-1.207l-7.086-7.086a1 1 0 0 0-1.414 0l-7.086 7.086a.707.707 0 0 0 .5 1.207H8a1 1 0 0 1 1 1z
arrow-big-up-dash M14 16a1 1 0 0 0 1-1v-2a1 1 0 0 1 1-1h3.293a.707.707 0 0 0 .5-1.207l-6.939-6.939a1.207 1.207 0 0 0-1.708 0l-6.94 6.94a.707.707 0 0 0 .5 1.206H8a1 1 0 0 1 1 1v2a1 1 0 0 0 1 1zm-5 4h6
arrow-down M12 5v14m7-7l-7 7l-7-7
arrow-down-0-1 M3 16l4 4l4-4m-4 4V4M17 4h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2zM17 20v-6h-2m0 6h4
arrow-down-01 M3 16l4 4l4-4m-4 4V4M17 4h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2zM17 20v-6h-2m0 6h4
arrow-down-1-0 M3 16l4 4l4-4m-4 4V4m10 6V4h-2m0 6h4M17 14h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2z
arrow-down-10 M3 16l4 4l4-4m-4 4V4m10 6V4h-2m0 6h4M17 14h0a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-0a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2z
arrow-down-a-z M3 16l4 4l4-4m-4 4V4m13 4h-5m0 2V6.5a2.5 2.5 0 0 1 5 0V10m-5 4h5l-5 6h5
arrow-down-az M3 16l4 4l4-4m-4 4V4m13 4h-5m0 2V6.5a2.5 2.5 0 0 1 5 0V10m-5 4h5l-5 6h5
arrow-down-circle M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM12 8v8m-4-4l4 4l4-4
arrow-down-from-line M19 3H5m7 18V7m-6 8l6 6l6-6
arrow-down-left M17 7L7 17m10 0H7V7
arrow-down-left-from-circle M2 12a10 10 0 1 1 10 10M2 22l10-10M8 22H2v-6
arrow-down-left-from-square M13 21h6a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6m0 10l9-9m-3 9H3v-6
arrow-down-left-square M15 15H9l6-6m-6 6V9M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z
arrow-down-narrow-wide M3 16l4 4l4-4m-4 4V4m4 0h4m-4 4h7m-7 4h10
arrow-down-right M7 7l10 10m0-10v10H7
arrow-down-right-from-circle M12 22a10 10 0 1 1 10-10m0 10L12 12m10 4v6h-6
arrow-down-right-from-square M21 11V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h6m10 0l-9-9m9 3v6h-6
arrow-down-right-square M15 15L9 9m0 6h6V9M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z
arrow-down-square M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM12 8v8m-4-4l4 4l4-4
arrow-down-to-dot M12 2v14m7-7l-7 7l-7-7M11 21a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z
arrow-down-to-line M12 17V3m-6 8l6 6l6-6m1 10H5
arrow-down-up M3 16l4 4l4-4m-4 4V4m14 4l-4-4l-4 4m4-4v16
arrow-down-wide-narrow M3 16l4 4l4-4m-4 4V4m4 0h10M11 8h7m-7 4h4
arrow-down-z-a M3 16l4 4l4-4M7 4v16m8-16h5l-5 6h5m-5 10v-3.5a2.5 2.5 0 0 1 5 0V20m0-2h-5
`;
