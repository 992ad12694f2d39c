-- Due dates, priorities, tags, recurrence and search; and an identity that a task keeps when it moves between files and owners.

grant create on schema chatdock_tasks to chatdock_app;

alter table chatdock_tasks.tasks
  add column uid text not null default gen_random_uuid()::text check (char_length(uid) between 1 and 255),
  -- What a calendar and the clock on the wall show: it sorts as text, and stays nine o'clock when daylight saving begins.
  add column due text collate "C" check (due ~ '^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$'),
  -- What a list by due date goes by: tasks without one come last. A column, because row-level security keeps an expression of
  -- a nullable one from being looked up in an index.
  add column due_order text collate "C" not null generated always as (coalesce(due, '~')) stored,
  add column time_zone text check (char_length(time_zone) between 1 and 64),
  -- 1 high, 2 medium, 3 low, 4 none
  add column priority smallint not null default 4 check (priority between 1 and 4),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 10),
  add column recurrence text check (char_length(recurrence) between 1 and 300),
  -- The task that completing this one made: a recurring task makes its next one once.
  add column next_number integer check (next_number > 0),
  -- Title, description and tags as searches compare them, folded by the program that writes them.
  add column folded text[] not null default '{"","",""}' check (cardinality(folded) = 3),
  add check (recurrence is null or due is not null),
  add check (due is null or char_length(due) = 10 or time_zone is not null);

-- What is there already becomes searchable: the owner of the table is bound by its policies too, unless they are not forced.
alter table chatdock_tasks.tasks no force row level security;
do $$
begin
  if getdatabaseencoding() = 'UTF8' then
    update chatdock_tasks.tasks set folded = array[
      lower(regexp_replace(normalize(title, nfkd), '[\u0300-\u036F]', '', 'g')),
      lower(regexp_replace(normalize(description, nfkd), '[\u0300-\u036F]', '', 'g')),
      ''];
  else
    update chatdock_tasks.tasks set folded = array[lower(title), lower(description), ''];
  end if;
end
$$;
alter table chatdock_tasks.tasks force row level security;

-- One index for each order; a list of all tasks merges the pending and the completed ones.
create index tasks_by_due on chatdock_tasks.tasks (owner, completed, due_order, number);
create index tasks_by_priority on chatdock_tasks.tasks (owner, completed, priority, number);

drop function chatdock_tasks.add_task(text, text, text);
drop function chatdock_tasks.update_task(text, integer, text, text);
drop function chatdock_tasks.complete_task(text, integer);

create function chatdock_tasks.add_task(
  for_owner text, new_title text, new_description text, new_due text, new_time_zone text, new_priority smallint,
  new_tags text[], new_recurrence text, new_folded text[]
)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

-- Lists by what was asked for. Every order has its own statement, so that each has one plan that suits it; each takes a page of
-- pending and a page of completed tasks from the index of that order.
create function chatdock_tasks.find_tasks(
  for_owner text, only_completed boolean, words text[], only_tag text, only_priority smallint, due_before text,
  sort text, after_key text, after_number integer, page_size integer
)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

-- A recurring task whose next one is still to be made comes back as it is, pending: the caller works out when that is due and
-- calls repeat_task. Any other is completed; a next one that it has already follows as a second row.
create function chatdock_tasks.complete_task(for_owner text, task_number integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

-- Completes a recurring task and makes its next one, unless the series ends (no next_due). Does nothing, and returns nothing,
-- when the task is no longer as the caller saw it.
create function chatdock_tasks.repeat_task(
  for_owner text, task_number integer, seen_due text, seen_recurrence text, next_due text, next_recurrence text
)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

create function chatdock_tasks.reopen_task(for_owner text, task_number integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

-- Changes what `changes` names; a null in it takes away. A recurring task always has a due date: it loses both at once, and
-- first_due is for one that had none.
create function chatdock_tasks.update_task(for_owner text, task_number integer, changes jsonb, first_due text)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

-- Adds tasks as they were elsewhere, all or none, and passes over those that are here already. Returns how many it added.
create function chatdock_tasks.restore_tasks(for_owner text, records jsonb)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

revoke all on all functions in schema chatdock_tasks from public;
alter function chatdock_tasks.add_task owner to chatdock_app;
alter function chatdock_tasks.find_tasks owner to chatdock_app;
alter function chatdock_tasks.complete_task owner to chatdock_app;
alter function chatdock_tasks.repeat_task owner to chatdock_app;
alter function chatdock_tasks.reopen_task owner to chatdock_app;
alter function chatdock_tasks.update_task owner to chatdock_app;
alter function chatdock_tasks.restore_tasks owner to chatdock_app;
revoke create on schema chatdock_tasks from chatdock_app;
