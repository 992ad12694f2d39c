import type { Queryable } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { ownerRole } from './with-owner.ts';

/** What there is of the role. */
interface RoleState {
  /** Who asks. */
  me: string;
  granted: boolean;
  unsafe: boolean;
}

const readState = `
select current_user::text as me,
       coalesce(pg_has_role(current_user, role.oid, 'member'), false) as granted,
       coalesce(role.rolsuper or role.rolbypassrls, false) as unsafe
from (select) as always left join pg_catalog.pg_roles as role on role.rolname = '${ownerRole}'`;

/**
 * Makes the role and lets the current user take it. Roles belong to the whole server while the migration lock belongs to
 * one database, so a twin may be doing the same for its database right now: losing that race is fine.
 */
const createRole = `
do $$
begin
  begin
    create role ${ownerRole} nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    execute 'grant ${ownerRole} to ' || quote_ident(current_user);
  exception when unique_violation or internal_error then null;
  end;
end $$`;

/** Makes sure of the role that `withOwner` takes. Rejects with `role_missing` or `role_unsafe`. */
export async function ensureOwnerRole(tx: Queryable): Promise<void> {
  const { rows } = await tx.query<RoleState>(readState);
  const { me = '', granted = false, unsafe = false } = rows[0] ?? {};
  if (unsafe) {
    throw new DatabaseError(
      'role_unsafe',
      `The role ${ownerRole} can bypass row-level security; an administrator must run: alter role ${ownerRole} nosuperuser nobypassrls`,
    );
  }
  if (granted) return;
  try {
    await tx.query(createRole);
  } catch (error) {
    throw error instanceof DatabaseError && error.sqlState === '42501' ? missing(me) : error;
  }
}

const missing = (me: string) =>
  new DatabaseError(
    'role_missing',
    `The database user ${me} may not create the role ${ownerRole}; an administrator must run: create role ${ownerRole} nologin; grant ${ownerRole} to ${me}`,
  );
