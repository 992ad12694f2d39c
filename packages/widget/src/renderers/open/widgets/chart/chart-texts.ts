import { phrases } from '../../../../locales/phrases.ts';

/** Every word of charts that is not the server's; loaded with them. */
export const chartTexts = phrases('chart', {
  chartOf: (series: string): string => `Chart: ${series}`,
  asTable: 'Show as a table',
  table: 'Table of the chart',
});
