-- What kind, whose team's and whose it is: of channels; how one joins: of networks.
alter table teams_v1 add channel_kind text;
alter table teams_v1 add team_id uuid;
alter table teams_v1 add owner_id uuid;
alter table teams_v1 add joining text;

-- Channels and networks that users are in, ask to be in, or were not let into.
create table memberships_v1 (
    id      uuid        primary key, -- made of user and unit
    user_id uuid        not null,
    unit_id uuid        not null,
    state   text        not null,    -- MEMBER, REQUESTED, REJECTED
    at      timestamptz not null,    -- since when
    message text,                    -- of who asks
    reason  text                     -- of who does not let in
);
create index on memberships_v1 (user_id);
-- However many members there are: only who asks is listed.
create index on memberships_v1 (unit_id, at, id) where state = 'REQUESTED';

create table memberships_unit_v1 (
    id              uuid    primary key,
    organization_id uuid    not null,
    kind            text    not null, -- CHANNEL, NETWORK
    name            text    not null,
    name_key        text    not null collate "C",
    archived        boolean not null,
    channel_kind    text,
    team_id         uuid
);

create table memberships_user_v1 (
    id              uuid primary key,
    organization_id uuid not null,
    full_name       text not null
);

create table last_seen_v1 (
    id              uuid    primary key, -- of the user
    organization_id uuid    not null,
    hidden          boolean not null
);

-- Sessions that have not ended.
create table last_seen_session_v1 (
    id           uuid        primary key,
    user_id      uuid        not null,
    started_at   timestamptz not null,
    expires_at   timestamptz not null,
    idle_seconds bigint      not null
);
create index on last_seen_session_v1 (user_id);

insert into projection (name) values ('memberships'), ('last-seen');
insert into token_entry (processor_name, segment) values ('memberships', 0), ('last-seen', 0);
