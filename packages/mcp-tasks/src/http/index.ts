export type { TokenOptions } from '../auth/token-settings.ts';
export { SettingsError } from '../settings-error.ts';
export type { TasksHttpOptions } from './http-options.ts';
export { tasksFetch } from './tasks-fetch.ts';
export type { TasksFetch } from './tasks-fetch.ts';
export { tasksRouter } from './tasks-router.ts';
export type { TasksRouter } from './tasks-router.ts';
