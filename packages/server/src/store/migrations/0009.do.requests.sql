-- Requests that their clients may send again, each under a key of theirs: what came of it, for a day. Keys, and what was asked, are
-- hashes.
create table chatdock.requests (
  owner text collate "C" not null,
  key text collate "C" not null,
  fingerprint text collate "C" not null,
  -- The turn that it began, and the thread's newest item then: written in the transaction of the turn's first changes. No foreign
  -- key: a request that comes again must not bring back what was deleted.
  thread_id text collate "C",
  turn_id text collate "C",
  item_id text collate "C",
  -- Or the process that answers it, and what it was answered with.
  process_id text collate "C",
  answer json,
  made_at timestamptz not null default clock_timestamp(),
  primary key (owner, key)
);
create index requests_by_time on chatdock.requests (made_at);

alter table chatdock.requests enable row level security;
alter table chatdock.requests force row level security;
create policy requests_of_owner on chatdock.requests
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));
create policy requests_for_upkeep on chatdock.requests to current_user
  using (current_setting('chatdock.upkeep', true) = 'on');
grant select, insert, update, delete on chatdock.requests to chatdock_app;
