create table user_directory_v1 (
    id              uuid   primary key,
    organization_id uuid   not null,
    status          text   not null,
    type            text   not null,
    role            text   not null,
    full_name       text   not null,
    name_key        text   not null collate "C",
    primary_email   text   not null,
    email_key       text   not null collate "C",
    department_id   uuid   not null,
    team_ids        uuid[] not null default '{}',
    added_at        bigint not null -- position
);
create index on user_directory_v1 (organization_id, name_key, id);
create index on user_directory_v1 (organization_id, email_key, id);
create index on user_directory_v1 (organization_id, added_at, id);
create index on user_directory_v1 (organization_id, department_id, name_key, id);
create index on user_directory_v1 using gin (team_ids);
create index on user_directory_v1 using gin ((name_key || ' ' || email_key) gin_trgm_ops);

create table user_profile_v1 (
    id              uuid   primary key,
    organization_id uuid   not null,
    version         bigint not null,
    status          text   not null,
    type            text   not null,
    role            text   not null,
    full_name       text   not null,
    department_id   uuid   not null,
    team_ids        uuid[] not null default '{}',
    fields          jsonb  not null default '{}',
    emails          jsonb  not null default '{}', -- address → verified
    primary_email   text   not null
);

-- Names of the departments and teams that profiles show.
create table user_profile_unit_v1 (
    id   uuid primary key,
    name text not null
);

insert into projection (name) values ('user-directory'), ('user-profile');
insert into token_entry (processor_name, segment) values ('user-directory', 0), ('user-profile', 0);
