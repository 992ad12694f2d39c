-- What a visitor has becomes the user's whom they sign in as. A thread takes along whatever hangs on it.

alter table chatdock.thread_items
  drop constraint thread_items_owner_thread_id_fkey,
  add constraint thread_items_owner_thread_id_fkey
    foreign key (owner, thread_id) references chatdock.threads (owner, id) on update cascade on delete cascade;
alter table chatdock.turn_events
  drop constraint turn_events_owner_thread_id_fkey,
  add constraint turn_events_owner_thread_id_fkey
    foreign key (owner, thread_id) references chatdock.threads (owner, id) on update cascade on delete cascade;
alter table chatdock.attachments
  drop constraint attachments_owner_thread_id_fkey,
  add constraint attachments_owner_thread_id_fkey
    foreign key (owner, thread_id) references chatdock.threads (owner, id) on update cascade on delete cascade;

-- In transactions that name two owners, their rows are in view, and rows of the one can be given to the other: from visitors only,
-- to anyone but a visitor. Requests run as chatdock_app, which this does not concern.
create policy threads_to_hand_over on chatdock.threads for select to current_user
  using (owner in (current_setting('chatdock.hand_over_from', true), current_setting('chatdock.hand_over_to', true)));
create policy threads_handed_over on chatdock.threads for update to current_user
  using (owner = current_setting('chatdock.hand_over_from', true) and starts_with(owner, 'chatdock:visitor '))
  with check (owner = current_setting('chatdock.hand_over_to', true) and not starts_with(owner, 'chatdock:visitor '));
create policy attachments_to_hand_over on chatdock.attachments for select to current_user
  using (owner in (current_setting('chatdock.hand_over_from', true), current_setting('chatdock.hand_over_to', true)));
create policy attachments_handed_over on chatdock.attachments for update to current_user
  using (owner = current_setting('chatdock.hand_over_from', true) and starts_with(owner, 'chatdock:visitor '))
  with check (owner = current_setting('chatdock.hand_over_to', true) and not starts_with(owner, 'chatdock:visitor '));
