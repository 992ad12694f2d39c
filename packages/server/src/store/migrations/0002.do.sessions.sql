-- What every server process has to know of sessions. No owner's request reads these: chatdock_app may not.
create table chatdock.ended_sessions (
  session_id text collate "C" primary key,
  expires_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp()
);
create index ended_sessions_by_time on chatdock.ended_sessions (ended_at);

create table chatdock.settings (
  name text collate "C" primary key,
  value text not null
);
