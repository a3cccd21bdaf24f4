-- The keys that personal data in events are sealed with, one a person, wrapped by the master key, which is not here.
create schema personal;

create table personal.person_key (
    subject    text        primary key, -- a user's id; the name of one who is no user; 'installation'
    wrapped    bytea,                   -- AES-256-GCM under the master key; null once destroyed
    wrapped_by text,                    -- which master key, by its fingerprint
    created_at timestamptz not null default now(),
    erased_at  timestamptz,
    check ((wrapped is null) = (erased_at is not null)),
    check ((wrapped is null) = (wrapped_by is null))
);

comment on table personal.person_key is 'Without its row here, a person''s data in the log cannot be read.';

grant usage on schema personal to ${commandRole}, ${readerRole};
grant select, insert, update on personal.person_key to ${commandRole};
grant select on personal.person_key to ${readerRole};
