// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.

export const pictures: string = `
life-buoy M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM4.93 4.93l4.24 4.24m5.66 0l4.24-4.24m-4.24 9.9l4.24 4.24m-9.9-4.24l-4.24 4.24M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z
ligature M14 12h2v8m-2 0h4M6 12h4m-4 8h4m-2 0V8a4 4 0 0 1 7.464-2
lightbulb M15 14c.2-1 .7-1.7 1.5-2.5c1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5c.7.7 1.3 1.5 1.5 2.5m0 4h6m-5 4h4
lightbulb-off M16.8 11.2c.8-.9 1.2-2 1.2-3.2a6 6 0 0 0-9.3-5M2 2l20 20M6.3 6.3a4.67 4.67 0 0 0 1.2 5.2c.7.7 1.3 1.5 1.5 2.5m0 4h6m-5 4h4
lighthouse M12 3V2m4.066 14.865L7 22l2-11V6a3 3 0 0 1 6 0v5l2 11m2.792-17.5l.866-.5m-.861 9.5l.866.5M21 9h1M3 9H2m2.203 4.5l-.866.5m.871-9.5L3.342 4M5.5 22h13M7.932 16.875l7.377-4.178M8 11h8M8 7h8
line-chart M3 3v18h18M19 9l-5 5l-4-4l-3 3
line-dot-bottom-vertical M12 3v12M9 18a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
line-dot-left-horizontal M9 12h12M3 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
line-dot-right-horizontal M3 12h12M15 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
line-dot-top-vertical M12 9v12M9 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
line-squiggle M7 3.5c5-2 7 2.5 3 4C1.5 10 2 15 5 16c5 2 9-10 14-7s.5 13.5-4 12c-5-2.5.5-11 6-2
line-style M11 5h2m2 7h6m-2-7h2M3 12h6m-6 7h18M3 5h2
link M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71
link-2 M9 17H7A5 5 0 0 1 7 7h2m6 0h2a5 5 0 1 1 0 10h-2m-7-5h8
link-2-off M9 17H7A5 5 0 0 1 7 7m8 0h2a5 5 0 0 1 4 8M8 12h4M2 2l20 20
linkedin M16 8a6 6 0 0 1 6 6v7h-4v-7a2 2 0 0 0-2-2a2 2 0 0 0-2 2v7h-4v-7a6 6 0 0 1 6-6M2 9h4v12H2zM2 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z
list M3 5h.01M3 12h.01M3 19h.01M8 5h13M8 12h13M8 19h13
list-check M16 5H3m13 7H3m8 7H3m12-1l2 2l4-4
list-checks M13 5h8m-8 7h8m-8 7h8M3 17l2 2l4-4M3 7l2 2l4-4
list-chevrons-down-up M3 5h8m-8 7h8m-8 7h8m4-14l3 3l3-3m-6 14l3-3l3 3
list-chevrons-up-down M3 5h8m-8 7h8m-8 7h8m4-11l3-3l3 3m-6 8l3 3l3-3
list-clock M16 13v2.2l1.6 1M3 12h3.458M3 19h3.832M3 5h18M10 15a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z
list-collapse M10 5h11m-11 7h11m-11 7h11M3 10l3-3l-3-3m0 16l3-3l-3-3
list-end M16 5H3m13 7H3m6 7H3m13-3l-3 3l3 3M21 5v12a2 2 0 0 1-2 2h-6
list-filter M2 5h20M6 12h12m-9 7h6
list-filter-plus M12 5H2m4 7h12m-9 7h6m1-14h6m-3 3V2
list-indent-decrease M21 5H11m10 7H11m10 7H11M7 8l-4 4l4 4
list-indent-increase M21 5H11m10 7H11m10 7H11M3 8l4 4l-4 4
list-minus M16 5H3m8 7H3m13 7H3m18-7h-6
list-music M16 5H3m8 7H3m8 7H3m18-3V5M15 16a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z
list-ordered M11 5h10m-10 7h10m-10 7h10M4 4h1v5M4 9h2m.5 11H3.4c0-1 2.6-1.925 2.6-3.5a1.5 1.5 0 0 0-2.6-1.02
list-plus M16 5H3m8 7H3m13 7H3M18 9v6m3-3h-6
list-restart M21 5H3m4 7H3m4 7H3m9-1a5 5 0 0 0 9-3a4.5 4.5 0 0 0-4.5-4.5c-1.33 0-2.54.54-3.41 1.41L11 14M11 10v4h4
list-sort-ascending M3 19h18m-6-7H3m6-7H3
`;
