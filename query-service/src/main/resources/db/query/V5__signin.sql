-- Every projection here knows all users by itself: of whom there is nothing to show is not nobody.
create table sessions_v1 (
    id           uuid        primary key,
    user_id      uuid        not null,
    version      bigint      not null,
    ip           text        not null,
    device_kind  text        not null,
    device_name  text,
    user_agent   text,
    started_at   timestamptz not null,
    expires_at   timestamptz not null,
    idle_seconds bigint      not null,
    ended_at     timestamptz,
    ended_by     text
);
-- However many have ended: only those that run are listed.
create index on sessions_v1 (user_id, started_at desc, id desc) where ended_at is null;

create table sessions_user_v1 (
    id              uuid primary key,
    organization_id uuid not null
);

-- Sessions and failed attempts alike: what is null says which.
create table login_history_v1 (
    id            uuid        primary key, -- of the session, or of the event of the attempt
    user_id       uuid        not null,
    at            timestamptz not null,
    ip            text        not null,
    device_kind   text        not null,
    device_name   text,
    user_agent    text,
    second_factor text,                    -- of a session
    ended_at      timestamptz,             -- of a session
    ended_by      text,                    -- of a session
    reason        text                     -- of a failed attempt
);
create index on login_history_v1 (user_id, at desc, id desc);

create table login_history_user_v1 (
    id              uuid primary key,
    organization_id uuid not null
);

-- Users who have, or once had, a second factor.
create table two_factor_v1 (
    id          uuid        primary key, -- of the user
    enrolled_at timestamptz              -- null for who has none any more
);

-- Organizations that have ever said what they require; it is optional for the others.
create table two_factor_requirement_v1 (
    id          uuid primary key, -- of the organization
    requirement text not null
);

create table two_factor_user_v1 (
    id              uuid primary key,
    organization_id uuid not null
);

create table api_tokens_v1 (
    id         uuid        primary key,
    user_id    uuid        not null,
    name       text        not null,
    scopes     text[]      not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    revoked    boolean     not null
);
-- Finds the good ones, of which a user can have only so many, past all that were there before.
create index on api_tokens_v1 (user_id, expires_at) where not revoked;

create table api_tokens_user_v1 (
    id              uuid primary key,
    organization_id uuid not null
);

insert into projection (name) values ('sessions'), ('login-history'), ('two-factor'), ('api-tokens');
insert into token_entry (processor_name, segment)
values ('sessions', 0), ('login-history', 0), ('two-factor', 0), ('api-tokens', 0);
