-- Where in the log each event is that an auditor looks for; what it says is read from there (R91).
create table history_v1 (
    position        bigint      primary key,
    event_id        text        not null,
    organization_id uuid        not null,
    actor           text        not null, -- id of a user; operator, system
    type            text        not null,
    at              timestamptz not null,
    causation_id    text                  -- of the event or command that led to it
);
create index on history_v1 (organization_id, position);
create index on history_v1 (actor, position);
create index on history_v1 (organization_id, type, position);
create index on history_v1 using hash (event_id);
create index on history_v1 (causation_id, position);

create table history_user_v1 (
    user_id         uuid   not null,
    position        bigint not null,
    organization_id uuid   not null,
    actor           text   not null,
    type            text   not null,
    primary key (user_id, position)
);
create index on history_user_v1 (user_id, type, position);

insert into projection (name) values ('history');
insert into token_entry (processor_name, segment) values ('history', 0);
