export { anyJson, spoiled, type Json } from './hostile-json.ts';
export { holds } from './holds.ts';
export { tried } from './tried.ts';
