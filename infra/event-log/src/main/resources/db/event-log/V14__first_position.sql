-- The tree begins with position 1: what stood before it would be decided by, and proven by nothing. Not asked of the events
-- there are, which would hold up appends; whoever looks at sealed events again looks for such ones, too.
alter table event_store.event add constraint event_position_check check (position > 0) not valid;
