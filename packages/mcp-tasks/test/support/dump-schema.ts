import type { Database } from '../../src/database/index.ts';

/** What each kind of object is dumped by; `$1` is the schema. */
const parts: Record<string, string> = {
  columns: `
    select format('%s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
      case when attnotnull then ' not null' end, ' default ' || pg_get_expr(adbin, adrelid)) as line
    from pg_attribute join pg_class on pg_class.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace = $1::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
    order by relname, attnum`,
  constraints: `
    select format('%s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = $1::regnamespace and contype <> 'n' order by conrelid, conname`,
  indexes: `select indexdef as line from pg_indexes where schemaname = $1 order by indexname`,
  'row-level security': `
    select format('%s %s for %s to %s using %s with check %s', tablename, policyname, cmd, roles, qual, with_check) as line
    from pg_policies where schemaname = $1 order by tablename, policyname`,
  functions: `
    select pg_get_functiondef(oid) as line from pg_proc
    where pronamespace = $1::regnamespace order by proname`,
};

/** A schema as text, the same on every engine, to read and to compare. */
export async function dumpSchema(database: Database, schema: string): Promise<string> {
  const dumped: string[] = [];
  for (const [name, sql] of Object.entries(parts)) {
    const { rows } = await database.query<{ line: string }>(sql, [schema]);
    dumped.push(`-- ${name}`, '', ...rows.map(({ line }) => line.trimEnd()), '');
  }
  return dumped.join('\n');
}
