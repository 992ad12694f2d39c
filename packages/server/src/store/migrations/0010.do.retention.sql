-- What retention looks for, without looking at every thread there is.
create index threads_by_touch on chatdock.threads (touched_at);
