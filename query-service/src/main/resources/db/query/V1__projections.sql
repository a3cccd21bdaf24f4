-- How far each projection has come, in the same transaction as its rows.
create table projection (
    name       text        primary key,
    position   bigint      not null default 0,
    rebuild_to bigint      not null default 0, -- until then it does not show what it once showed
    updated_at timestamptz not null default now()
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
