-- The log. One row is one event, for good: the services may add rows and read them, nothing else (R94).
create schema event_store;

create table event_store.event (
    position    bigint      primary key, -- 1, 2, 3 … in the order of commits, without gaps
    stream      text        not null,    -- 'user/<id>': whose history this is
    sequence    bigint      not null,    -- 0, 1, 2 … within the stream
    stream_type text        not null,    -- the aggregate that decided it
    type        text        not null,    -- wire name, such as 'user.assigned-to-team'
    version     integer     not null,    -- of the type's fields
    event_id    text        not null,
    recorded_at timestamptz not null,
    metadata    json        not null,    -- json, not jsonb: what was written stays as it was written
    payload     json        not null,
    unique (stream, sequence)
);

comment on table event_store.event is 'Every change that was ever made; append-only.';

-- What has to be unique, or has to exist, at the moment of an append; kept in the append's own transaction.
create schema command;

create table command.claim (
    scope text not null,  -- 'email', 'team', …
    key   text not null,
    owner text not null,  -- whose claim it is
    label text,           -- what people call the thing claimed
    primary key (scope, key)
);

-- What was answered to requests that carry an Idempotency-Key, kept in the transaction of what they did.
create table command.answer (
    key        text        primary key, -- hash of caller and key
    request    text        not null,    -- hash of what was asked for
    position   bigint      not null,    -- of the last event
    sealed     bytea       not null,    -- readable only with the caller's own key
    expires_at timestamptz not null
);
create index on command.answer (expires_at);

-- States of aggregates with long streams; may be emptied at any time.
create table command.snapshot (
    stream      text   primary key,
    sequence    bigint not null,
    stream_type text   not null,
    shape       text   not null, -- of the aggregate it was taken from
    state       text   not null  -- sealed
);

-- How far the feed has come (Axon's token store).
create table command.token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);

grant usage on schema event_store to ${commandRole}, ${readerRole};
grant select, insert on event_store.event to ${commandRole};
grant select on event_store.event to ${readerRole};
grant usage on schema command to ${commandRole};
grant select, insert, update, delete on command.claim, command.answer, command.snapshot, command.token_entry to ${commandRole};

-- Here from the start: two instances that start together would race for the row.
insert into command.token_entry (processor_name, segment) values ('feed', 0);
