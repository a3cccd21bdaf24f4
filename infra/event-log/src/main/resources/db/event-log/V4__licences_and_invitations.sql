-- When each user was last active in sessions and with tokens that are no more; written when these are swept away.
create table credential.last_activity (
    user_id uuid        primary key,
    at      timestamptz not null
);
grant select, insert, update on credential.last_activity to ${commandRole};
grant select on credential.last_activity to ${readerRole};

-- To find who works with an organization's licences, and what its departments and teams are called.
create index on command.claim (owner, scope) where scope in ('licence', 'department', 'team');
-- To find the invitations whose time is over.
create index on command.claim (label) where scope = 'invitation-expiry';
