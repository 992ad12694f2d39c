-- What happens in every turn and on every look at a list, one function per operation: it sets the owner and does the work in
-- one round trip, as the role that row-level security binds, because that role owns it. The owner ends with the call: a
-- transaction around it gets its own back, and a call that fails takes its setting with it.

grant create on schema chatdock to chatdock_app;

-- Claims a thread that no turn holds and that takes what users add, with the item that the turn begins with. Answers the thread
-- as it is then: in that turn, in another, or in none, because of its status; no row when there is none.
create function chatdock.open_turn(
  for_owner text, for_thread text, new_turn text, for_process text,
  item_id text, item_type text, item_body json, item_text text
) returns setof chatdock.threads
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- Twins wait for each other here, and one of them finds it taken. What is escaped in the reason of the status is left out
  -- first: it can be what no text can hold.
  return query
    update chatdock.threads set turn_id = new_turn, process_id = for_process, touched_at = clock_timestamp()
    where owner = for_owner and id = for_thread and turn_id is null
      and replace(replace(status::text, '\\', ''), '\u', '')::json ->> 'type' = 'active'
    returning *;
  if found then
    insert into chatdock.signals (kind, thread_id, turn_id) values ('news', for_thread, new_turn);
    -- The logs of turns before are of no use any more.
    delete from chatdock.turn_events where owner = for_owner and thread_id = for_thread;
    insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
    values (for_owner, for_thread, item_id, item_type, item_body, item_text);
  else
    return query select * from chatdock.threads where owner = for_owner and id = for_thread;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- A thread that is in its first turn from the beginning, with the item that the turn begins with.
create function chatdock.create_thread(
  for_owner text, new_thread text, new_title text, new_search_title text, new_status json, new_domains json,
  new_metadata json, new_created_at timestamptz, new_turn text, for_process text,
  item_id text, item_type text, item_body json, item_text text
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  insert into chatdock.threads (
    owner, id, title, search_title, status, allowed_image_domains, metadata, created_at, turn_id, process_id
  ) values (
    for_owner, new_thread, new_title, new_search_title, new_status, new_domains, new_metadata, new_created_at, new_turn,
    for_process
  );
  insert into chatdock.signals (kind, thread_id, turn_id) values ('news', new_thread, new_turn);
  insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
  values (for_owner, new_thread, item_id, item_type, item_body, item_text);
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- Frees the thread together with the turn's last items, each inserted or replaced in its place; does nothing without the claim.
create function chatdock.finish_turn(
  for_owner text, for_thread text, for_turn text, keep_log boolean,
  item_ids text[], item_types text[], item_bodies text[], item_texts text[]
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  update chatdock.threads set turn_id = null, process_id = null
  where owner = for_owner and id = for_thread and turn_id = for_turn;
  if found then
    -- One by one: they get their places in this order, and one that comes twice replaces itself.
    for n in 1 .. cardinality(item_ids) loop
      insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
      values (for_owner, for_thread, item_ids[n], item_types[n], item_bodies[n]::json, item_texts[n])
      on conflict (owner, thread_id, id) do update
      set type = excluded.type, body = excluded.body, search_text = excluded.search_text;
    end loop;
    insert into chatdock.signals (kind, thread_id, turn_id) values ('news', for_thread, for_turn);
    if not keep_log then
      delete from chatdock.turn_events where owner = for_owner and thread_id = for_thread and turn_id = for_turn;
    end if;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- Inserts the item, or replaces the one of that id in its place; false, with nothing changed, without the claim.
create function chatdock.put_claimed_item(
  for_owner text, for_thread text, for_turn text, item_id text, item_type text, item_body json, item_text text
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  had_claim boolean;
begin
  perform set_config('chatdock.owner', for_owner, true);
  -- The shared lock holds off whoever would take the claim, or the thread, away meanwhile.
  with claim as (
    select from chatdock.threads where owner = for_owner and id = for_thread and turn_id = for_turn for share
  )
  insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
  select for_owner, for_thread, item_id, item_type, item_body, item_text from claim
  on conflict (owner, thread_id, id) do update
  set type = excluded.type, body = excluded.body, search_text = excluded.search_text;
  had_claim := found;
  perform set_config('chatdock.owner', owner_before, true);
  return had_claim;
end
$$;

-- The functions that only read are stable: all that one of them reads is of one moment.

-- Items after the one with the id after_id (null: from the start), each with the turn that the thread is in; one row without
-- an item for an empty page, none when the thread or that item is unknown.
create function chatdock.list_items(
  for_owner text, for_thread text, after_id text, is_ascending boolean, page_size integer
) returns table (turn_id text, process_id text, is_alive boolean, cursor text, body json)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  -- A bound that is always there keeps the index usable.
  bound bigint := case when is_ascending then 0 else 9223372036854775807 end;
begin
  perform set_config('chatdock.owner', for_owner, true);
  if after_id is not null then
    select item.sequence into bound from chatdock.thread_items as item
    where item.owner = for_owner and item.thread_id = for_thread and item.id = after_id;
  end if;
  select thread.turn_id, thread.process_id, exists (
    select from chatdock.processes as process
    where process.id = thread.process_id and process.alive_until > clock_timestamp()
  ) into turn_id, process_id, is_alive
  from chatdock.threads as thread where thread.owner = for_owner and thread.id = for_thread;
  if found and bound is not null then
    -- Two statements, so that each has one plan that suits it.
    if is_ascending then
      return query
        select turn_id, process_id, is_alive, item.sequence::text, item.body from chatdock.thread_items as item
        where item.owner = for_owner and item.thread_id = for_thread and item.sequence > bound
        order by item.sequence limit page_size;
    else
      return query
        select turn_id, process_id, is_alive, item.sequence::text, item.body from chatdock.thread_items as item
        where item.owner = for_owner and item.thread_id = for_thread and item.sequence < bound
        order by item.sequence desc limit page_size;
    end if;
    if not found then
      return next;
    end if;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- Threads after the one with the id after_id (null: from the start); one row of nulls for an empty page, none when that thread
-- is unknown.
create function chatdock.list_threads(for_owner text, after_id text, is_ascending boolean, page_size integer)
returns setof chatdock.threads
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
  bound bigint := case when is_ascending then 0 else 9223372036854775807 end;
  no_thread chatdock.threads;
begin
  perform set_config('chatdock.owner', for_owner, true);
  if after_id is not null then
    select sequence into bound from chatdock.threads where owner = for_owner and id = after_id;
  end if;
  if bound is not null then
    if is_ascending then
      return query
        select * from chatdock.threads where owner = for_owner and sequence > bound
        order by sequence limit page_size;
    else
      return query
        select * from chatdock.threads where owner = for_owner and sequence < bound
        order by sequence desc limit page_size;
    end if;
    if not found then
      return next no_thread;
    end if;
  end if;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

create function chatdock.load_thread(for_owner text, for_thread text)
returns setof chatdock.threads
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query select * from chatdock.threads where owner = for_owner and id = for_thread;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;

-- It sets the owners itself as well.
alter function chatdock.append_turn_events security definer set search_path = pg_catalog, pg_temp;

revoke all on function
  chatdock.open_turn, chatdock.create_thread, chatdock.finish_turn, chatdock.put_claimed_item,
  chatdock.list_items, chatdock.list_threads, chatdock.load_thread, chatdock.append_turn_events
from public;
alter function chatdock.open_turn owner to chatdock_app;
alter function chatdock.create_thread owner to chatdock_app;
alter function chatdock.finish_turn owner to chatdock_app;
alter function chatdock.put_claimed_item owner to chatdock_app;
alter function chatdock.list_items owner to chatdock_app;
alter function chatdock.list_threads owner to chatdock_app;
alter function chatdock.load_thread owner to chatdock_app;
alter function chatdock.append_turn_events owner to chatdock_app;

-- Owning functions takes the right to create in the schema; using them does not.
revoke create on schema chatdock from chatdock_app;
