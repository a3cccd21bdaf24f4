-- What the rows of read models were before, for reads as of any position (R92). A row has been as it is since the event
-- that made it so; the versions before it stand in a second table, each with the position of the event that ended it.
create schema as_of;

create function as_of.position() returns bigint language sql stable parallel safe
return current_setting('rollcall.as_of')::bigint;

-- A table with a past, as it was: reads that look here first find it under the table's own name.
create function as_of.show(name text) returns void language plpgsql as $$
declare
    columns text := (select string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
                     from information_schema.columns c
                     where c.table_schema = current_schema() and c.table_name = name and c.column_name <> 'since');
begin
    execute format(
        'create or replace view as_of.%1$I as
         select %2$s from %3$I.%1$I where since <= as_of.position()
         union all
         select %2$s from %3$I.%4$I where since <= as_of.position() and until > as_of.position()',
        name, columns, current_schema(), name || '_past');
end $$;

do $$
declare
    name text;
begin
    foreach name in array array[
        'user_directory_v1', 'user_profile_v1', 'user_profile_unit_v1', 'user_profile_field_v1',
        'memberships_v1', 'memberships_unit_v1', 'memberships_user_v1',
        'organization_v1', 'teams_v1', 'roles_v1', 'policies_v1', 'profile_fields_v1', 'integration_v1',
        'sessions_v1', 'sessions_user_v1', 'login_history_user_v1',
        'two_factor_v1', 'two_factor_requirement_v1', 'two_factor_user_v1',
        'api_tokens_v1', 'api_tokens_user_v1', 'deletions_v1']
    loop
        execute format('truncate %I', name);
        execute format('alter table %I add since bigint not null', name);
        execute format('create table %I (like %I, until bigint not null, primary key (id, since))', name || '_past', name);
        perform as_of.show(name);
    end loop;
end $$;

-- As the lists read them.
create index on user_directory_v1_past (organization_id, name_key, id);
create index on user_directory_v1_past (organization_id, email_key, id);
create index on user_directory_v1_past (organization_id, added_at, id);
create index on user_directory_v1 (user_id);
create index on user_directory_v1_past (user_id);
create index on user_profile_v1_past (user_id);
create index on memberships_v1_past (user_id);
create index on teams_v1_past (organization_id, kind, name_key, id);
create index on sessions_v1_past (user_id, started_at desc, id desc);
create index on api_tokens_v1_past (user_id);
truncate login_history_v1;

update projection set position = 0
where name in ('user-directory', 'user-profile', 'memberships', 'organizations', 'teams', 'roles', 'policies',
               'profile-fields', 'integrations', 'sessions', 'login-history', 'two-factor', 'api-tokens', 'deletions');
update token_entry set token = null, token_type = null
where processor_name in ('user-directory', 'user-profile', 'memberships', 'organizations', 'teams', 'roles', 'policies',
                         'profile-fields', 'integrations', 'sessions', 'login-history', 'two-factor', 'api-tokens', 'deletions');
