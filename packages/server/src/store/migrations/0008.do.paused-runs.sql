-- Runs of agents that wait until their owner has approved or rejected tool calls: one a thread at most. A run is gone once all is
-- answered, before it goes on; when the conversation goes on without an answer; with its thread; and some time after it expires.
create table chatdock.paused_runs (
  owner text collate "C" not null,
  thread_id text collate "C" not null,
  id text collate "C" not null,
  -- Which calls, which item asks for each, and what was answered.
  calls json not null,
  -- What the run goes on from, and how it is shown. It holds what was said.
  state text not null,
  details json not null,
  expires_at timestamptz not null,
  primary key (owner, thread_id),
  -- The owner is part of it: a foreign key does not see row-level security.
  foreign key (owner, thread_id) references chatdock.threads (owner, id) on update cascade on delete cascade
);
create index paused_runs_by_expiry on chatdock.paused_runs (expires_at);

alter table chatdock.paused_runs enable row level security;
alter table chatdock.paused_runs force row level security;
create policy paused_runs_of_owner on chatdock.paused_runs
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));
create policy paused_runs_for_upkeep on chatdock.paused_runs to current_user
  using (current_setting('chatdock.upkeep', true) = 'on');
grant select, insert, update, delete on chatdock.paused_runs to chatdock_app;

grant create on schema chatdock to chatdock_app;

-- Takes the run of a thread out, for the turn that holds the thread. It is asked at the beginning of every answer of an agent, so in
-- one round trip.
create function chatdock.drop_paused_run(for_owner text, for_thread text, for_turn text)
returns setof chatdock.paused_runs
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  owner_before text := coalesce(current_setting('chatdock.owner', true), '');
begin
  perform set_config('chatdock.owner', for_owner, true);
  return query
    delete from chatdock.paused_runs as run using chatdock.threads as thread
    where run.owner = for_owner and run.thread_id = for_thread
      and thread.owner = for_owner and thread.id = for_thread and thread.turn_id = for_turn
    returning run.*;
  perform set_config('chatdock.owner', owner_before, true);
end
$$;
revoke all on function chatdock.drop_paused_run from public;
alter function chatdock.drop_paused_run owner to chatdock_app;

revoke create on schema chatdock from chatdock_app;
