export type { Database, Queryable, QueryResult } from './database.ts';
export { DatabaseError } from './database-error.ts';
export type { DatabaseErrorCode, DatabaseErrorDetails } from './database-error.ts';
export { migrate } from './migrate.ts';
export type { MigrationSet } from './migrate.ts';
export { openDatabase } from './open-database.ts';
export type { OpenDatabaseOptions } from './open-database.ts';
export type { PgPool, PgPoolClient, PgResult, PgStatement, PgSubmittable } from './pg-pool.ts';
export { checkOwner, ownerRole, ownerSetting, withOwner } from './with-owner.ts';
