-- A turn's claim on a thread is good while its process is alive: one heartbeat for all the turns of a process.
create table chatdock.processes (
  id text collate "C" primary key,
  alive_until timestamptz not null
);
grant select on chatdock.processes to chatdock_app;

alter table chatdock.threads
  drop column turn_expires_at,
  add column process_id text collate "C",
  -- When something was last added: what retention goes by.
  add column touched_at timestamptz not null default clock_timestamp(),
  -- The title as search compares it.
  add column search_title text collate "C" not null default '';
update chatdock.threads set turn_id = null, touched_at = created_at, search_title = lower(coalesce(title, ''));
alter table chatdock.threads add check ((turn_id is null) = (process_id is null));

-- What users and assistants wrote, as search compares it; null for what is not searched.
alter table chatdock.thread_items add column search_text text collate "C";
update chatdock.thread_items set search_text = lower((
  select string_agg(part ->> 'text', ' ') from json_array_elements(body -> 'content') as part
))
-- No text can hold NUL or half a surrogate pair; what has one is found by its title only.
where type in ('user_message', 'assistant_message')
  and strpos(body::text, '\u0000') = 0 and strpos(body::text, '\ud') = 0;

-- What turns have said, event by event: for clients that come back, and for what a crash leaves behind.
create table chatdock.turn_events (
  owner text collate "C" not null,
  thread_id text collate "C" not null,
  turn_id text collate "C" not null,
  -- The number of the last event in the row; they count from 1 in each turn.
  last integer not null,
  -- One serialized event a line.
  events text not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (owner, thread_id, turn_id, last),
  foreign key (owner, thread_id) references chatdock.threads (owner, id) on delete cascade
);
create index turn_events_by_age on chatdock.turn_events (saved_at);
alter table chatdock.turn_events enable row level security;
alter table chatdock.turn_events force row level security;
create policy turn_events_of_owner on chatdock.turn_events
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));
grant select, insert, update, delete on chatdock.turn_events to chatdock_app;

-- What processes tell each other: ids, never text.
create table chatdock.signals (
  id bigint generated always as identity primary key,
  kind text collate "C" not null,
  thread_id text collate "C" not null,
  turn_id text collate "C",
  -- Readers go by it: whatever a transaction older than every running one has written, they have seen.
  written_by xid8 not null default pg_current_xact_id(),
  sent_at timestamptz not null default clock_timestamp()
);
create index signals_by_writer on chatdock.signals (written_by);
grant insert on chatdock.signals to chatdock_app;

-- Adds to the logs of many turns in one statement, each as its owner; what has no claim any more adds nothing.
create function chatdock.append_turn_events(
  owners text[], thread_ids text[], turn_ids text[], lasts integer[], texts text[]
) returns void language plpgsql as $$
begin
  for n in 1 .. coalesce(array_length(owners, 1), 0) loop
    perform set_config('chatdock.owner', owners[n], true);
    insert into chatdock.turn_events (owner, thread_id, turn_id, last, events)
    select owners[n], thread_ids[n], turn_ids[n], lasts[n], texts[n]
    from chatdock.threads where owner = owners[n] and id = thread_ids[n] and turn_id = turn_ids[n]
    -- Not while the thread is being deleted or the turn ended: whoever does that would wait for us, or we for them.
    for key share skip locked
    on conflict do nothing;
  end loop;
end $$;

-- Upkeep sees every owner's rows, in transactions that say so; requests run as chatdock_app, which this does not concern.
create policy threads_for_upkeep on chatdock.threads to current_user
  using (current_setting('chatdock.upkeep', true) = 'on');
create policy turn_events_for_upkeep on chatdock.turn_events to current_user
  using (current_setting('chatdock.upkeep', true) = 'on');
