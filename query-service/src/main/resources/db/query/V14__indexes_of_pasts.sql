-- As it was at one point is the first version that ended later: found at once, however many versions there were.
create index on user_directory_v1_past (user_id, until);
create index on user_profile_v1_past (user_id, until);
create index on memberships_v1_past (user_id, until);
create index on api_tokens_v1_past (user_id, until);
drop index user_directory_v1_past_user_id_idx;
drop index user_profile_v1_past_user_id_idx;
drop index memberships_v1_past_user_id_idx;
drop index api_tokens_v1_past_user_id_idx;

-- Who loses the values of a field that is deleted.
create index on user_profile_v1 (organization_id);
create index on user_profile_v1_past (organization_id);
