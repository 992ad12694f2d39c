-- Conversations. Every row has its owner, in every key and never blank; row-level security compares it below the queries.
create table chatdock.threads (
  owner text collate "C" not null check (btrim(owner) <> ''),
  id text collate "C" not null,
  -- Order of creation: clocks go back and tie, this does not.
  sequence bigint generated always as identity,
  title text,
  -- json, not jsonb: it keeps text byte for byte, \u0000 included.
  status json not null,
  allowed_image_domains json,
  metadata json not null,
  created_at timestamptz not null,
  -- The turn that is being answered, and until when it holds the thread without renewing that.
  turn_id text collate "C",
  turn_expires_at timestamptz,
  primary key (owner, id),
  check ((turn_id is null) = (turn_expires_at is null))
);
create unique index threads_by_sequence on chatdock.threads (owner, sequence);

create table chatdock.thread_items (
  owner text collate "C" not null,
  thread_id text collate "C" not null,
  id text collate "C" not null,
  sequence bigint generated always as identity,
  type text collate "C" not null,
  body json not null,
  primary key (owner, thread_id, id),
  -- The owner is part of it: a foreign key does not see row-level security.
  foreign key (owner, thread_id) references chatdock.threads (owner, id) on delete cascade
);
create unique index thread_items_by_sequence on chatdock.thread_items (owner, thread_id, sequence);

alter table chatdock.threads enable row level security;
alter table chatdock.threads force row level security;
create policy threads_of_owner on chatdock.threads
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));

alter table chatdock.thread_items enable row level security;
alter table chatdock.thread_items force row level security;
create policy thread_items_of_owner on chatdock.thread_items
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));

grant usage on schema chatdock to chatdock_app;
grant select, insert, update, delete on chatdock.threads, chatdock.thread_items to chatdock_app;
