-- Replays for subscribers (R97); how far they have come stands beside the log.
create table replay_v1 (
    id           uuid        primary key,
    name         text        not null,
    topic        text        not null,
    user_id      uuid,                 -- null: everybody's history
    first        bigint      not null, -- position of the first event
    target       bigint      not null, -- position of the last one
    state        text        not null,
    requested_at timestamptz not null,
    ended_at     timestamptz
);

insert into projection (name) values ('replays');
insert into token_entry (processor_name, segment) values ('replays', 0);
