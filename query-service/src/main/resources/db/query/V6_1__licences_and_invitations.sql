alter table user_directory_v1 add licence text not null default 'FREE';

-- What most users are is found by the order of the list; the others in it, however few, by these (R10).
create index on user_directory_v1 (organization_id, status, name_key, id) where status <> 'ACTIVE';
create index on user_directory_v1 (organization_id, role, name_key, id) where role <> 'MEMBER';
create index on user_directory_v1 (organization_id, name_key, id) where licence = 'PAID';

alter table user_profile_v1 add licence text not null default 'FREE';
alter table user_profile_v1 add invitation_expires_at timestamptz; -- null where none is open
alter table user_profile_v1 add invitation_renewals integer not null default 0;
