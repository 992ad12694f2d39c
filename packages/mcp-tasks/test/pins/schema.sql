-- columns

migrations.version bigint not null
migrations.name text
migrations.md5 text
migrations.run_at timestamp with time zone
task_numbers.owner text not null
task_numbers.last_number integer not null
tasks.owner text not null
tasks.number integer not null
tasks.title text not null
tasks.description text not null default ''::text
tasks.completed boolean not null default false
tasks.created_at timestamp with time zone not null default now()
tasks.updated_at timestamp with time zone not null default now()
tasks.completed_at timestamp with time zone
tasks.uid text not null default (gen_random_uuid())::text
tasks.due text
tasks.due_order text not null default COALESCE(due, '~'::text)
tasks.time_zone text
tasks.priority smallint not null default 4
tasks.tags text[] not null default '{}'::text[]
tasks.recurrence text
tasks.next_number integer
tasks.folded text[] not null default '{"","",""}'::text[]

-- constraints

chatdock_tasks.migrations.migrations_pkey PRIMARY KEY (version)
chatdock_tasks.tasks.tasks_check CHECK ((completed = (completed_at IS NOT NULL)))
chatdock_tasks.tasks.tasks_check1 CHECK (((recurrence IS NULL) OR (due IS NOT NULL)))
chatdock_tasks.tasks.tasks_check2 CHECK (((due IS NULL) OR (char_length(due) = 10) OR (time_zone IS NOT NULL)))
chatdock_tasks.tasks.tasks_description_check CHECK ((char_length(description) <= 2000))
chatdock_tasks.tasks.tasks_due_check CHECK ((due ~ '^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$'::text))
chatdock_tasks.tasks.tasks_folded_check CHECK ((cardinality(folded) = 3))
chatdock_tasks.tasks.tasks_next_number_check CHECK ((next_number > 0))
chatdock_tasks.tasks.tasks_number_check CHECK ((number > 0))
chatdock_tasks.tasks.tasks_owner_check CHECK ((owner <> ''::text))
chatdock_tasks.tasks.tasks_pkey PRIMARY KEY (owner, number)
chatdock_tasks.tasks.tasks_priority_check CHECK (((priority >= 1) AND (priority <= 4)))
chatdock_tasks.tasks.tasks_recurrence_check CHECK (((char_length(recurrence) >= 1) AND (char_length(recurrence) <= 300)))
chatdock_tasks.tasks.tasks_tags_check CHECK ((cardinality(tags) <= 10))
chatdock_tasks.tasks.tasks_time_zone_check CHECK (((char_length(time_zone) >= 1) AND (char_length(time_zone) <= 64)))
chatdock_tasks.tasks.tasks_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
chatdock_tasks.tasks.tasks_uid_check CHECK (((char_length(uid) >= 1) AND (char_length(uid) <= 255)))
chatdock_tasks.task_numbers.task_numbers_owner_check CHECK ((owner <> ''::text))
chatdock_tasks.task_numbers.task_numbers_pkey PRIMARY KEY (owner)

-- indexes

CREATE UNIQUE INDEX migrations_pkey ON chatdock_tasks.migrations USING btree (version)
CREATE UNIQUE INDEX task_numbers_pkey ON chatdock_tasks.task_numbers USING btree (owner)
CREATE INDEX tasks_by_due ON chatdock_tasks.tasks USING btree (owner, completed, due_order, number)
CREATE INDEX tasks_by_priority ON chatdock_tasks.tasks USING btree (owner, completed, priority, number)
CREATE INDEX tasks_by_state ON chatdock_tasks.tasks USING btree (owner, completed, number)
CREATE UNIQUE INDEX tasks_pkey ON chatdock_tasks.tasks USING btree (owner, number)

-- row-level security

task_numbers owner_only for ALL to {chatdock_app} using (owner = current_setting('chatdock.owner'::text, true)) with check (owner = current_setting('chatdock.owner'::text, true))
tasks owner_only for ALL to {chatdock_app} using (owner = current_setting('chatdock.owner'::text, true)) with check (owner = current_setting('chatdock.owner'::text, true))

-- functions

CREATE OR REPLACE FUNCTION chatdock_tasks.add_task(for_owner text, new_title text, new_description text, new_due text, new_time_zone text, new_priority smallint, new_tags text[], new_recurrence text, new_folded text[])
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  added integer;
begin
  perform set_config('chatdock.owner', for_owner, true);
  insert into chatdock_tasks.task_numbers as counter (owner, last_number) values (for_owner, 1)
    on conflict (owner) do update set last_number = counter.last_number + 1
    returning last_number into added;
  return query
    insert into chatdock_tasks.tasks
      (owner, number, title, description, due, time_zone, priority, tags, recurrence, folded)
    values
      (for_owner, added, new_title, new_description, new_due, new_time_zone, new_priority, new_tags, new_recurrence, new_folded)
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.complete_task(for_owner text, task_number integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  task chatdock_tasks.tasks;
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- Completing again changes nothing: the first time counts.
  update chatdock_tasks.tasks as done
    set completed = true,
        completed_at = coalesce(done.completed_at, now()),
        updated_at = case when done.completed then done.updated_at else now() end
    where owner = for_owner and number = task_number
      and (done.completed or done.recurrence is null or done.next_number is not null)
    returning * into task;
  if found then
    return next task;
    if task.next_number is not null then
      return query select * from chatdock_tasks.tasks where owner = for_owner and number = task.next_number;
    end if;
  else
    return query select * from chatdock_tasks.tasks where owner = for_owner and number = task_number;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.delete_task(for_owner text, task_number integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query delete from chatdock_tasks.tasks where owner = for_owner and number = task_number returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.find_tasks(for_owner text, only_completed boolean, words text[], only_tag text, only_priority smallint, due_before text, sort text, after_key text, after_number integer, page_size integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  if sort = 'due' then
    return query
      select found.* from unnest(array[false, true]) as state (completed), lateral (
        select task.* from chatdock_tasks.tasks as task
        where task.owner = for_owner and task.completed = state.completed
          and (task.due_order, task.number) > (after_key collate "C", after_number)
          and (words is null or not exists (
            select from unnest(words) as word where strpos(array_to_string(task.folded, E'\n'), word) = 0))
          and (only_tag is null or only_tag = any (task.tags))
          and (only_priority is null or task.priority = only_priority)
          and (due_before is null or task.due < due_before)
        order by task.due_order, task.number limit page_size
      ) as found
      where only_completed is null or state.completed = only_completed
      order by found.due_order, found.number limit page_size;
  elsif sort = 'priority' then
    return query
      select found.* from unnest(array[false, true]) as state (completed), lateral (
        select task.* from chatdock_tasks.tasks as task
        where task.owner = for_owner and task.completed = state.completed
          and (task.priority, task.number) > (after_key::smallint, after_number)
          and (words is null or not exists (
            select from unnest(words) as word where strpos(array_to_string(task.folded, E'\n'), word) = 0))
          and (only_tag is null or only_tag = any (task.tags))
          and (only_priority is null or task.priority = only_priority)
          and (due_before is null or task.due < due_before)
        order by task.priority, task.number limit page_size
      ) as found
      where only_completed is null or state.completed = only_completed
      order by found.priority, found.number limit page_size;
  else
    return query
      select found.* from unnest(array[false, true]) as state (completed), lateral (
        select task.* from chatdock_tasks.tasks as task
        where task.owner = for_owner and task.completed = state.completed
          and task.number > after_number
          and (words is null or not exists (
            select from unnest(words) as word where strpos(array_to_string(task.folded, E'\n'), word) = 0))
          and (only_tag is null or only_tag = any (task.tags))
          and (only_priority is null or task.priority = only_priority)
          and (due_before is null or task.due < due_before)
        order by task.number limit page_size
      ) as found
      where only_completed is null or state.completed = only_completed
      order by found.number limit page_size;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.get_task(for_owner text, task_number integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query select * from chatdock_tasks.tasks where owner = for_owner and number = task_number;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.hand_over_tasks(from_owner text, to_owner text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  highest integer;
  distance integer;
  taken chatdock_tasks.tasks[];
begin
  perform set_config('chatdock.owner', from_owner, true);
  -- Task by task and then the counter, as repeat_task takes them. Whoever would add one now waits, and finds none of these.
  perform from chatdock_tasks.tasks where owner = from_owner order by number for update;
  select last_number into highest from chatdock_tasks.task_numbers where owner = from_owner for update;
  with gone as (delete from chatdock_tasks.tasks where owner = from_owner returning *)
  select array_agg(gone::chatdock_tasks.tasks order by number) into taken from gone;
  if taken is not null then
    perform set_config('chatdock.owner', to_owner, true);
    insert into chatdock_tasks.task_numbers as counter (owner, last_number) values (to_owner, highest)
      on conflict (owner) do update set last_number = counter.last_number + highest
      returning last_number - highest into distance;
    insert into chatdock_tasks.tasks
        (owner, number, uid, title, description, completed, created_at, updated_at, completed_at,
         due, time_zone, priority, tags, recurrence, next_number, folded)
      select to_owner, task.number + distance,
          case when exists (
            select from chatdock_tasks.tasks as here where here.owner = to_owner and here.uid = task.uid
          ) then gen_random_uuid()::text else task.uid end,
          task.title, task.description, task.completed, task.created_at, task.updated_at, task.completed_at,
          task.due, task.time_zone, task.priority, task.tags, task.recurrence, task.next_number + distance, task.folded
        from unnest(taken) as task;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
  return coalesce(cardinality(taken), 0);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.list_tasks(for_owner text, only_completed boolean, after_number integer, page_size integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- Two statements, so that each has one plan that suits it.
  if only_completed is null then
    return query
      select * from chatdock_tasks.tasks
      where owner = for_owner and number > after_number
      order by number limit page_size;
  else
    return query
      select * from chatdock_tasks.tasks
      where owner = for_owner and completed = only_completed and number > after_number
      order by number limit page_size;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.reopen_task(for_owner text, task_number integer)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query
    update chatdock_tasks.tasks as task
    set completed = false,
        completed_at = null,
        updated_at = case when task.completed then now() else task.updated_at end
    where owner = for_owner and number = task_number
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.repeat_task(for_owner text, task_number integer, seen_due text, seen_recurrence text, next_due text, next_recurrence text)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  task chatdock_tasks.tasks;
  following chatdock_tasks.tasks;
begin
  perform set_config('chatdock.owner', for_owner, true);
  select * into task from chatdock_tasks.tasks as seen
    where owner = for_owner and number = task_number
      and not seen.completed and seen.next_number is null and seen.due = seen_due and seen.recurrence = seen_recurrence
    for update;
  if found then
    if next_due is not null then
      update chatdock_tasks.task_numbers set last_number = last_number + 1
        where owner = for_owner returning last_number into following.number;
      insert into chatdock_tasks.tasks
          (owner, number, title, description, due, time_zone, priority, tags, recurrence, folded)
        values
          (for_owner, following.number, task.title, task.description, next_due, task.time_zone, task.priority, task.tags,
           next_recurrence, task.folded)
        returning * into following;
    end if;
    return query
      update chatdock_tasks.tasks
      set completed = true, completed_at = now(), updated_at = now(), next_number = following.number
      where owner = for_owner and number = task_number
      returning *;
    if next_due is not null then
      return next following;
    end if;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.restore_tasks(for_owner text, records jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  numbered integer;
  restored integer;
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- Holding the counter keeps a second import of the same file waiting, which then finds everything here.
  insert into chatdock_tasks.task_numbers as counter (owner, last_number) values (for_owner, 0)
    on conflict (owner) do update set last_number = counter.last_number
    returning last_number into numbered;
  insert into chatdock_tasks.tasks
      (owner, number, uid, title, description, completed, created_at, updated_at, completed_at,
       due, time_zone, priority, tags, recurrence, folded)
    select for_owner, numbered + row_number() over (order by position), record ->> 'uid', record ->> 'title',
        record ->> 'description', (record ->> 'completed')::boolean, (record ->> 'created_at')::timestamptz,
        (record ->> 'updated_at')::timestamptz, (record ->> 'completed_at')::timestamptz,
        record ->> 'due', record ->> 'time_zone', (record ->> 'priority')::smallint,
        array(select jsonb_array_elements_text(record -> 'tags')), record ->> 'recurrence',
        array(select jsonb_array_elements_text(record -> 'folded'))
      from jsonb_array_elements(records) with ordinality as incoming (record, position)
      where not exists (
        select from chatdock_tasks.tasks as here where here.owner = for_owner and here.uid = record ->> 'uid');
  get diagnostics restored = row_count;
  update chatdock_tasks.task_numbers set last_number = numbered + restored where owner = for_owner;
  perform set_config('chatdock.owner', owner_before, true);
  return restored;
end
$function$
CREATE OR REPLACE FUNCTION chatdock_tasks.update_task(for_owner text, task_number integer, changes jsonb, first_due text)
 RETURNS SETOF chatdock_tasks.tasks
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query
    update chatdock_tasks.tasks as task
    set title = coalesce(changes ->> 'title', task.title),
        description = coalesce(changes ->> 'description', task.description),
        due = case when changes ? 'due' then changes ->> 'due' else coalesce(task.due, first_due) end,
        time_zone = coalesce(
          case when changes ? 'time_zone' then changes ->> 'time_zone' else task.time_zone end,
          case when char_length(case when changes ? 'due' then changes ->> 'due' else task.due end) > 10 then 'UTC' end),
        priority = coalesce((changes ->> 'priority')::smallint, task.priority),
        tags = case when changes ? 'tags' then array(select jsonb_array_elements_text(changes -> 'tags')) else task.tags end,
        recurrence = case
          when changes ? 'due' and changes ->> 'due' is null then null
          when changes ? 'recurrence' then changes ->> 'recurrence'
          else task.recurrence end,
        folded = array[
          coalesce(changes ->> 'folded_title', task.folded[1]),
          coalesce(changes ->> 'folded_description', task.folded[2]),
          coalesce(changes ->> 'folded_tags', task.folded[3])],
        updated_at = now()
    where owner = for_owner and number = task_number
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$function$
