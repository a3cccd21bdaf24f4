-- A row is a user at home, by the user's id, or an external user in an organization, by the membership's.
alter table user_directory_v1 add user_id uuid not null;
create index on user_directory_v1 (organization_id, name_key, id) where type = 'EXTERNAL';

alter table user_profile_v1 add user_id uuid not null;
create index on user_profile_v1 (user_id);

-- What somebody is about to join, by the id of the code that they were mailed.
create table invitation_v1 (
    id                uuid        primary key,
    organization_id   uuid        not null,
    organization_name text        not null,
    kind              text        not null, -- INTERNAL, EXTERNAL
    role              text        not null,
    email             text        not null,
    has_account       boolean     not null,
    expires_at        timestamptz not null,
    open              boolean     not null
);

insert into projection (name) values ('invitations');
insert into token_entry (processor_name, segment) values ('invitations', 0);
