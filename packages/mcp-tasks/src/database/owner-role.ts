import type { Queryable } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { ownerRole } from './with-owner.ts';

/**
 * Makes the role of `withOwner` and lets the current user take it. Roles belong to the whole server while the migration
 * lock belongs to one database, so a twin may be doing the same for its database right now: losing that race is fine.
 */
const createRole = `
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = '${ownerRole}') then
    begin
      create role ${ownerRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_catalog.pg_has_role(current_user, '${ownerRole}', 'member') then
    begin
      execute 'grant ${ownerRole} to ' || quote_ident(current_user);
    exception when unique_violation or internal_error then null;
    end;
  end if;
end $$`;

export async function ensureOwnerRole(tx: Queryable): Promise<void> {
  try {
    await tx.query(createRole);
  } catch (error) {
    if (error instanceof DatabaseError && error.sqlState === '42501') throw missing(error);
    throw error;
  }
  const { rows } = await tx.query<{ unsafe: boolean }>(
    'select rolsuper or rolbypassrls as unsafe from pg_catalog.pg_roles where rolname = $1',
    [ownerRole],
  );
  if (rows[0]?.unsafe !== false) {
    throw new DatabaseError(
      'role_unsafe',
      `The role ${ownerRole} can bypass row-level security; an administrator must run: alter role ${ownerRole} nosuperuser nobypassrls`,
    );
  }
}

function missing({ sqlState = '42501' }: DatabaseError): DatabaseError {
  return new DatabaseError(
    'role_missing',
    `This database user may not create the role ${ownerRole}; an administrator must run: create role ${ownerRole} nologin; grant ${ownerRole} to <this user>`,
    { sqlState },
  );
}
