-- Files that users attach to messages. Their bytes are elsewhere, on disk or in a bucket, under names made here.
create table chatdock.attachments (
  owner text collate "C" not null check (btrim(owner) <> ''),
  id text collate "C" not null,
  -- The conversation that it was sent in; none until a message has taken it.
  thread_id text collate "C",
  name text not null,
  mime_type text collate "C" not null,
  kind text collate "C" not null check (kind in ('image', 'file')),
  size bigint not null check (size > 0),
  -- Where the bytes are, once they have arrived and were checked.
  file_key text collate "C" unique,
  -- Where a browser was told to send them, until then.
  upload_key text collate "C",
  metadata json not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (owner, id),
  -- The owner is part of it: a foreign key does not see row-level security.
  foreign key (owner, thread_id) references chatdock.threads (owner, id) on delete cascade,
  check (thread_id is null or file_key is not null)
);
create index attachments_by_thread on chatdock.attachments (owner, thread_id) where thread_id is not null;
create index attachments_without_thread on chatdock.attachments (created_at) where thread_id is null;

alter table chatdock.attachments enable row level security;
alter table chatdock.attachments force row level security;
create policy attachments_of_owner on chatdock.attachments
  using (owner = current_setting('chatdock.owner', true))
  with check (owner = current_setting('chatdock.owner', true));
-- Clearing away what no message took goes over all owners. Requests run as chatdock_app, which this does not let in.
create policy attachments_upkeep on chatdock.attachments to current_user
  using (thread_id is null)
  with check (false);

grant select, insert, update, delete on chatdock.attachments to chatdock_app;

-- Every file that no attachment has: from before its bytes are written until an attachment takes it, and from when that
-- attachment is gone until the bytes are. No owner's request reads or writes this: chatdock_app may not.
create table chatdock.file_removals (
  file_key text collate "C" primary key,
  -- When the file is to be removed, if it is still listed here.
  due_at timestamptz not null,
  -- Set while that is being done: from then on no attachment can take the file.
  removing_at timestamptz
);
create index file_removals_by_time on chatdock.file_removals (due_at);

create function chatdock.keep_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from chatdock.file_removals where file_key = new.file_key and removing_at is null;
  if not found then
    raise exception 'the file of an attachment has been given up before it was taken';
  end if;
  return null;
end $$;
create trigger keep_file after insert or update of file_key on chatdock.attachments
  for each row when (new.file_key is not null) execute function chatdock.keep_file();

create function chatdock.give_up_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.file_key is not null then
    insert into chatdock.file_removals (file_key, due_at) values (old.file_key, clock_timestamp())
      on conflict (file_key) do nothing;
  end if;
  if old.upload_key is not null then
    -- Not at once: a browser can send to it for as long as its permission lasts, a quarter of an hour.
    update chatdock.file_removals set due_at = least(due_at, clock_timestamp() + interval '20 minutes')
      where file_key = old.upload_key;
  end if;
  return null;
end $$;
create trigger give_up_file after delete on chatdock.attachments
  for each row execute function chatdock.give_up_file();
