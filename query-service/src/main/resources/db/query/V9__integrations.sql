-- Which system values come from, if it is another one.
alter table user_profile_v1 add sources jsonb not null default '{}';

create table integration_v1 (
    id                  uuid    primary key, -- of the organization
    people_directory    boolean not null
);

insert into projection (name) values ('integrations');
insert into token_entry (processor_name, segment) values ('integrations', 0);
