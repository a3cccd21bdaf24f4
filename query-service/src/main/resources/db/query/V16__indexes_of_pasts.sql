-- With both ends of a version in the index, one that stood at a point is found in the index alone: among 100,000 versions
-- of a user in 1 ms, where 20 ms went to looking at the rows of all that ended later.
create index on user_directory_v1_past (user_id, until, since);
create index on user_profile_v1_past (user_id, until, since);
create index on memberships_v1_past (user_id, until, since);
create index on api_tokens_v1_past (user_id, until, since);
drop index user_directory_v1_past_user_id_until_idx;
drop index user_profile_v1_past_user_id_until_idx;
drop index memberships_v1_past_user_id_until_idx;
drop index api_tokens_v1_past_user_id_until_idx;
