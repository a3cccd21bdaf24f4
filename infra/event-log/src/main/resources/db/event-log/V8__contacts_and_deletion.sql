-- All that a user has to do with others, and whom an invite reached: to be ended with the user, and erased.
create index on command.claim (owner) where scope = 'contact';
create index on command.claim (owner) where scope = 'contact-reached';

-- When who is deleted is erased, in the order of times.
create index on command.claim (label) where scope = 'erasure-due';

-- Where a user has joined, restricted or not.
create index on command.claim (owner) where scope = 'external-user';

-- Who is erased was never here (R53).
grant delete on credential.last_seen, credential.last_activity to ${commandRole};
