-- How far replays for subscribers have come (R97); what they are stands in the log.
create table command.replay (
    id      uuid        primary key,
    reached bigint      not null,           -- position up to which everything was sent
    events  bigint      not null default 0, -- how many that were
    since   timestamptz not null default now(),
    at      timestamptz not null default now(),
    problem text                            -- why it waits
);

grant select, insert, update on command.replay to ${commandRole};
grant select on command.replay to ${readerRole};
