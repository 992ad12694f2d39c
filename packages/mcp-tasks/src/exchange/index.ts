export { exchangeFormats } from './exchange-format.ts';
export type { ExchangeFormat } from './exchange-format.ts';
export { exportTasks } from './export-tasks.ts';
export { importTasks } from './import-tasks.ts';
export type { ImportResult } from './import-tasks.ts';
