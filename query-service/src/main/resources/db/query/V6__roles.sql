alter table organization_v1 add licences integer not null default 0;

-- For whom technicians work; nobody was told so before.
alter table user_profile_v1 add all_departments boolean not null default false;
alter table user_profile_v1 add permitted_department_ids uuid[] not null default '{}';

create table policies_v1 (
    id                  uuid    primary key, -- of the organization
    requirement         text    not null,
    two_factor_version  bigint  not null,
    minimum_length      integer not null,
    maximum_age_days    integer, -- null for any age
    history_length      integer not null,
    password_version    bigint  not null,
    lifetime_seconds    bigint  not null,
    idle_seconds        bigint  not null,
    concurrent_sessions integer not null,
    session_version     bigint  not null
);

-- A row has all roles of an organization's own: there are few, and they are listed together.
create table roles_v1 (
    id    uuid  primary key, -- of the organization
    roles jsonb not null     -- name → version and privileges
);

insert into projection (name) values ('policies'), ('roles');
insert into token_entry (processor_name, segment) values ('policies', 0), ('roles', 0);
