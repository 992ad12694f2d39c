-- What has been used of limits, over all processes: one row for each user, address or tenant and each window of time. Keys are
-- hashes under the server's secret. Requests run as chatdock_app, which may not read this.
create table chatdock.usage (
  key text collate "C" primary key,
  amount bigint not null,
  ends_at timestamptz not null
);
create index usage_by_time on chatdock.usage (ends_at);

-- Sessions at OpenAI, by a hash of their secrets: enough to cancel them there, from any process.
create table chatdock.hosted_sessions (
  secret_hash text collate "C" primary key,
  session_id text not null,
  owner text collate "C" not null,
  expires_at timestamptz not null
);
create index hosted_sessions_by_time on chatdock.hosted_sessions (expires_at);

-- The turns that an owner has open; few at any time.
create index threads_in_turns on chatdock.threads (owner) where turn_id is not null;

grant create on schema chatdock to chatdock_app;

-- Whether another turn of the owner may be opened, when at most most_turns (null: any number) may be at a time; those of dead
-- processes do not count. Until the transaction ends nobody else finds out for this owner.
create function chatdock.may_open_turn(for_owner text, most_turns integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  open_turns bigint;
begin
  if most_turns is null then
    return true;
  end if;
  perform set_config('chatdock.owner', for_owner, true);
  perform pg_advisory_xact_lock(hashtextextended('chatdock.turns ' || for_owner, 0));
  select count(*) into open_turns from chatdock.threads as thread
  join chatdock.processes as process on process.id = thread.process_id and process.alive_until > clock_timestamp()
  where thread.owner = for_owner and thread.turn_id is not null;
  perform set_config('chatdock.owner', owner_before, true);
  return open_turns < most_turns;
end
$$;

-- As before (0005), where the owner may open another turn; is_limited says that this was the reason why not. Servers of the version
-- before go on with the ones they know.
create function chatdock.open_turn(
  for_owner text, for_thread text, new_turn text, for_process text,
  item_id text, item_type text, item_body json, item_text text, most_turns integer
) returns table (thread chatdock.threads, is_limited boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  is_limited := not chatdock.may_open_turn(for_owner, most_turns);
  update chatdock.threads set turn_id = new_turn, process_id = for_process, touched_at = clock_timestamp()
  where owner = for_owner and id = for_thread and turn_id is null and not is_limited
    and replace(replace(status::text, '\\', ''), '\u', '')::json ->> 'type' = 'active'
  returning * into thread;
  if found then
    insert into chatdock.signals (kind, thread_id, turn_id) values ('news', for_thread, new_turn);
    -- The logs of turns before are of no use any more.
    delete from chatdock.turn_events where owner = for_owner and thread_id = for_thread;
    insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
    values (for_owner, for_thread, item_id, item_type, item_body, item_text);
    return next;
  else
    select * into thread from chatdock.threads where owner = for_owner and id = for_thread;
    if found then
      return next;
    end if;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- As before (0005), where the owner may open another turn; else nothing, and false.
create function chatdock.create_thread(
  for_owner text, new_thread text, new_title text, new_search_title text, new_status json, new_domains json,
  new_metadata json, new_created_at timestamptz, new_turn text, for_process text,
  item_id text, item_type text, item_body json, item_text text, most_turns integer
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not chatdock.may_open_turn(for_owner, most_turns) then
    return false;
  end if;
  perform chatdock.create_thread(
    for_owner, new_thread, new_title, new_search_title, new_status, new_domains, new_metadata, new_created_at, new_turn,
    for_process, item_id, item_type, item_body, item_text
  );
  return true;
end
$$;

revoke all on function
  chatdock.may_open_turn,
  chatdock.open_turn(text, text, text, text, text, text, json, text, integer),
  chatdock.create_thread(
    text, text, text, text, json, json, json, timestamptz, text, text, text, text, json, text, integer
  )
from public;
alter function chatdock.may_open_turn owner to chatdock_app;
alter function chatdock.open_turn(text, text, text, text, text, text, json, text, integer) owner to chatdock_app;
alter function chatdock.create_thread(
  text, text, text, text, json, json, json, timestamptz, text, text, text, text, json, text, integer
) owner to chatdock_app;

revoke create on schema chatdock from chatdock_app;
