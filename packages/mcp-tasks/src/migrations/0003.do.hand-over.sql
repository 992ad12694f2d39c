-- Tasks go from one owner to another: from a visitor to the user whom they sign in as.

grant create on schema chatdock_tasks to chatdock_app;

-- Takes the tasks as the one owner and puts them down as the other: at no time are rows of both within reach. They are numbered
-- after what the other has had, all by the same distance, so that they still point at one another. Returns how many there were.
create function chatdock_tasks.hand_over_tasks(from_owner text, to_owner text)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
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
$$;

revoke all on function chatdock_tasks.hand_over_tasks from public;
alter function chatdock_tasks.hand_over_tasks owner to chatdock_app;
revoke create on schema chatdock_tasks from chatdock_app;
