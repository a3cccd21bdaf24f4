create table profile_fields_v1 (
    id     uuid  primary key, -- of the organization
    labels jsonb not null,    -- of locked fields that were renamed: key → label and version
    fields jsonb not null     -- of the organization's own: id → what it is, and whether it is disabled
);

-- Fields whose values profiles do not show for now.
create table user_profile_field_v1 (
    id       uuid    primary key,
    disabled boolean not null
);

insert into projection (name) values ('profile-fields');
insert into token_entry (processor_name, segment) values ('profile-fields', 0);
