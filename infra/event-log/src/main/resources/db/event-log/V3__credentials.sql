-- Secrets, and who may come in. Nothing here is in an event, and nothing of it leaves this schema but to the owner.
-- A row is put here before the append that makes it count: what counts is what the claim of that append names, so that
-- event and secret come into force together or not at all. Rows that no claim names are swept away.
create schema credential;

create table credential.password (
    id         uuid        primary key, -- named by the claim ('password', user)
    user_id    uuid        not null,
    hash       text        not null,    -- Argon2id
    created_at timestamptz not null default now()
);
create index on credential.password (user_id);

create table credential.totp (
    id         uuid        primary key, -- named by the claim ('second-factor', user)
    user_id    uuid        not null,
    sealed     text        not null,    -- the secret, under the person's own key
    last_step  bigint      not null default 0, -- RFC 6238: no code is taken twice
    created_at timestamptz not null default now()
);
create index on credential.totp (user_id);

create table credential.recovery_code (
    totp_id uuid  not null references credential.totp on delete cascade,
    hash    bytea not null, -- SHA-256 of 125 random bits
    used_at timestamptz,
    primary key (totp_id, hash)
);

-- Sessions and API tokens.
create table credential.access_grant (
    id               uuid        primary key, -- named by the claim ('session', id) or ('api-token', id)
    scope            text        not null check (scope in ('session', 'api-token')),
    user_id          uuid        not null,
    secret_hash      bytea       not null, -- SHA-256 of 256 random bits
    device_kind      text,                 -- of a session
    expires_at       timestamptz not null,
    idle_seconds     bigint,               -- of a session
    authenticated_at timestamptz,          -- of a session: when the user last proved who they are
    scopes           text[]      not null default '{}', -- of an API token
    created_at       timestamptz not null default now()
);
create index on credential.access_grant (user_id);

-- When each was last used; written every few seconds, some seconds may be lost.
create table credential.activity (
    id           uuid        primary key,
    last_used_at timestamptz not null
) with (fillfactor = 70);

-- Everything that has to be known of a token to let it in or not, as committed at this very moment.
create view credential.access as
select g.id, g.scope, g.user_id, g.secret_hash, g.expires_at, g.idle_seconds, g.authenticated_at, g.scopes,
       u.owner::uuid as organization_id, u.label as role, r.label as privileges, live.label as restrictions,
       coalesce(a.last_used_at, g.created_at) as last_used_at
from credential.access_grant g
join command.claim live on live.scope = g.scope and live.key = g.id::text
join command.claim u on u.scope = 'user' and u.key = g.user_id::text
left join command.claim r on r.scope = 'role' and r.key = u.owner || '/' || u.label
left join credential.activity a on a.id = g.id
where not exists (select from command.claim i where i.scope = 'inactive-user' and i.key = g.user_id::text);

-- To find all of a user, all super admins of an organization, all who have a role that is not everybody's.
create index on command.claim (owner, scope) where scope in ('session', 'api-token', 'super-admin');
create index on command.claim (owner, label) where scope = 'user' and label <> 'MEMBER';

grant usage on schema credential to ${commandRole}, ${readerRole};
grant select, insert, update, delete on all tables in schema credential to ${commandRole};
revoke insert, update, delete on credential.access from ${commandRole};
grant select on credential.access to ${readerRole};
grant select, insert, update on credential.activity to ${readerRole};
