-- How far each projection has come, in the same transaction as its rows.
create table projection (
    name       text        primary key,
    position   bigint      not null default 0,
    updated_at timestamptz not null default now()
);

-- The last rebuild of each projection, by whichever instance.
create table rebuild (
    name       text        primary key,
    position   bigint      not null default 0, -- up to which the new tables show the log
    target     bigint      not null,           -- the log's head when it began
    started_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    outcome    text                            -- null as long as it runs; done, failed
);

-- Which instance runs it and from where it goes on (Axon's token store).
create table token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);

-- Finds a part of a name anywhere in it.
create extension if not exists pg_trgm;
