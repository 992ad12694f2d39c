-- Tasks, numbered per owner. Every key starts with the owner, and row-level security holds below every statement.

create schema if not exists chatdock_tasks;
grant usage, create on schema chatdock_tasks to chatdock_app;

create table chatdock_tasks.tasks (
  owner text collate "C" not null check (owner <> ''),
  number integer not null check (number > 0),
  title text not null check (char_length(title) between 1 and 200),
  description text not null default '' check (char_length(description) <= 2000),
  completed boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  primary key (owner, number),
  check (completed = (completed_at is not null))
);

create index tasks_by_state on chatdock_tasks.tasks (owner, completed, number);

-- The last number each owner was given; it outlives the task, so a number never comes back as another task.
create table chatdock_tasks.task_numbers (
  owner text collate "C" primary key check (owner <> ''),
  last_number integer not null
);

alter table chatdock_tasks.tasks enable row level security, force row level security;
alter table chatdock_tasks.task_numbers enable row level security, force row level security;

create policy owner_only on chatdock_tasks.tasks to chatdock_app
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));
create policy owner_only on chatdock_tasks.task_numbers to chatdock_app
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));

grant select, insert, update, delete on chatdock_tasks.tasks to chatdock_app;
grant select, insert, update on chatdock_tasks.task_numbers to chatdock_app;

-- One function per operation: it sets the owner and does the work in one round trip, as the role that row-level
-- security binds, because that role owns it. The owner ends with the call: a transaction around it gets its own back, and
-- a call that fails takes its setting with it.

create function chatdock_tasks.add_task(for_owner text, new_title text, new_description text)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  next_number integer;
begin
  perform set_config('chatdock.owner', for_owner, true);
  insert into chatdock_tasks.task_numbers as counter (owner, last_number) values (for_owner, 1)
    on conflict (owner) do update set last_number = counter.last_number + 1
    returning last_number into next_number;
  return query
    insert into chatdock_tasks.tasks (owner, number, title, description)
    values (for_owner, next_number, new_title, new_description)
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

create function chatdock_tasks.list_tasks(for_owner text, only_completed boolean, after_number integer, page_size integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

create function chatdock_tasks.get_task(for_owner text, task_number integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query select * from chatdock_tasks.tasks where owner = for_owner and number = task_number;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

create function chatdock_tasks.complete_task(for_owner text, task_number integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- Completing again changes nothing: the first time counts.
  return query
    update chatdock_tasks.tasks
    set completed = true,
        completed_at = coalesce(completed_at, now()),
        updated_at = case when completed then updated_at else now() end
    where owner = for_owner and number = task_number
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

create function chatdock_tasks.update_task(for_owner text, task_number integer, new_title text, new_description text)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query
    update chatdock_tasks.tasks
    set title = coalesce(new_title, title),
        description = coalesce(new_description, description),
        updated_at = now()
    where owner = for_owner and number = task_number
    returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

create function chatdock_tasks.delete_task(for_owner text, task_number integer)
returns setof chatdock_tasks.tasks
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query delete from chatdock_tasks.tasks where owner = for_owner and number = task_number returning *;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

revoke all on all functions in schema chatdock_tasks from public;
alter function chatdock_tasks.add_task owner to chatdock_app;
alter function chatdock_tasks.list_tasks owner to chatdock_app;
alter function chatdock_tasks.get_task owner to chatdock_app;
alter function chatdock_tasks.complete_task owner to chatdock_app;
alter function chatdock_tasks.update_task owner to chatdock_app;
alter function chatdock_tasks.delete_task owner to chatdock_app;

-- Owning functions takes the right to create in the schema; using them does not.
revoke create on schema chatdock_tasks from chatdock_app;
