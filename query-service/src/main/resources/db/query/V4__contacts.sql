-- A row is one day on which a user wrote to or called another.
create table contacts_v1 (
    user_id    uuid        not null,
    contact_id uuid        not null,
    day        date        not null, -- UTC, of the message itself
    last_at    timestamptz not null,
    primary key (user_id, day, contact_id)
);

-- Under which name, and in which organization, people are listed.
create table contacts_person_v1 (
    id              uuid primary key,
    organization_id uuid not null,
    full_name       text not null,
    display_name    text,
    name_key        text not null collate "C"
);

insert into projection (name) values ('contacts');
insert into token_entry (processor_name, segment) values ('contacts', 0);
