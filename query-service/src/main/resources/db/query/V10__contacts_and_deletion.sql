-- Contacts are listed by usage, which changes with the day, of people whom a user may have thousands of: the order is kept,
-- for one day, in contacts_ranked_v2, which is an index range for a page; for any other day it is computed.
drop table contacts_v1;
drop table contacts_person_v1;

-- A row is one day on which a user wrote to or called another.
create table contacts_use_v2 (
    user_id    uuid        not null,
    contact_id uuid        not null,
    day        date        not null, -- UTC, of the message itself
    last_at    timestamptz not null,
    primary key (user_id, contact_id, day)
);
-- Whose usage changes when a day comes or goes.
create index on contacts_use_v2 (day);

-- What somebody is to a user, and from when to when: INVITED by the user, or CONTACT of both.
create table contacts_tie_v2 (
    user_id    uuid        not null,
    invite_id  uuid        not null,
    state      text        not null,
    contact_id uuid        not null,
    email      text,                 -- of who has no account
    since      timestamptz not null,
    until      timestamptz,
    primary key (user_id, invite_id, state)
);
create index on contacts_tie_v2 (user_id, contact_id) where until is null;
create index on contacts_tie_v2 (contact_id) where email is not null;

-- Under which name, and in which organization, people are listed.
create table contacts_person_v2 (
    id              uuid        primary key,
    organization_id uuid        not null,
    full_name       text        not null,
    display_name    text,
    name_key        text        not null collate "C",
    active          boolean     not null,
    joined_at       timestamptz not null,
    left_at         timestamptz
);
create index on contacts_person_v2 (organization_id, name_key, id) where left_at is null;

-- What organizations allow (R83).
create table contacts_organization_v2 (
    id            uuid    primary key,
    plan          text    not null,
    external_chat boolean not null
);

-- The order of one day. All columns of it ascend, so that a page begins after the last row of the one before.
create table contacts_ranked_v2 (
    user_id    uuid    not null,
    contact_id uuid    not null,
    unused     integer not null,             -- usage, below zero
    unseen     bigint  not null,             -- latest use in microseconds, below zero; the greatest for never
    name_key   text    not null collate "C",
    state      text    not null,
    primary key (user_id, contact_id)
);
create unique index on contacts_ranked_v2 (user_id, unused, unseen, name_key, contact_id);
create index on contacts_ranked_v2 (contact_id);

-- Which day that is; one row.
create table contacts_day_v2 (
    id  integer primary key,
    day date    not null
);

-- Invites that nobody has answered yet.
create table contacts_invite_v2 (
    id                    uuid        primary key,
    user_id               uuid        not null,
    organization_id       uuid        not null,
    other_id              uuid        not null,
    other_organization_id uuid,                 -- null for who has no account
    email                 text,
    email_key             text,
    message               text,
    sent_at               timestamptz not null,
    renewals              integer     not null
);
create index on contacts_invite_v2 (user_id, id desc);
create index on contacts_invite_v2 (other_id, id desc);
create index on contacts_invite_v2 (email_key) where other_organization_id is null;

-- Whose verified addresses are.
create table contacts_address_v2 (
    email_key text primary key,
    user_id   uuid -- null for nobody's any more
);
create index on contacts_address_v2 (user_id);

-- How the end of users goes on, and what is left to know of it (R50–R53).
create table deletions_v1 (
    id                uuid        primary key, -- of the user
    organization_id   uuid        not null,
    legal_hold        text,                    -- why; null without one
    deleted_at        timestamptz,             -- null for who is not deleted
    deleted_by        text,
    successor_id      uuid,
    erased_from       timestamptz,
    completed_at      timestamptz,
    erased_at         timestamptz,
    erased_by         text,
    erasure_reason    text,
    deleted_position  bigint      not null,    -- 0 for none
    erased_position   bigint      not null,
    erasure_completed_at timestamptz,
    purged            text[]      not null
);

insert into projection (name) values ('deletions');
insert into token_entry (processor_name, segment) values ('deletions', 0);
-- It is made anew from the first event.
update projection set position = 0 where name = 'contacts';
update token_entry set token = null, token_type = null where processor_name = 'contacts';
