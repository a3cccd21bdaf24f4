create table organization_v1 (
    id             uuid   primary key,
    version        bigint not null,
    name           text   not null collate "C",
    data_centre    text   not null,
    plan           text   not null,
    super_admin_id uuid   not null
);
create index on organization_v1 (name, id);

create table teams_v1 (
    id              uuid    primary key,
    kind            text    not null, -- department, team
    organization_id uuid    not null,
    version         bigint  not null,
    name            text    not null,
    name_key        text    not null collate "C",
    archived        boolean not null
);
create index on teams_v1 (organization_id, kind, name_key, id);

-- Here from the start: two instances that start together would race for the rows.
insert into projection (name) values ('organizations'), ('teams');
insert into token_entry (processor_name, segment) values ('organizations', 0), ('teams', 0);
