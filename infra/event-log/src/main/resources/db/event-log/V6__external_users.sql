-- To find the external users whose home an organization is, and where a user may come in beside home.
create index on command.claim (label) where scope = 'external-user';
create index on command.claim (owner) where scope = 'external-access';

-- With the organizations that the user has joined, with everything else that is asked about a token.
create or replace view credential.access as
select g.id, g.scope, g.user_id, g.secret_hash, g.expires_at, g.idle_seconds, g.authenticated_at, g.scopes,
       u.owner::uuid as organization_id, u.label as role, r.label as privileges, live.label as restrictions,
       coalesce(a.last_used_at, g.created_at) as last_used_at,
       coalesce(array_to_string(array(select jsonb_array_elements_text(i.label::jsonb -> 'ranges')), ','), '')
           as allowed_addresses,
       array(select split_part(x.key, '/', 1)::uuid from command.claim x
             where x.scope = 'external-access' and x.owner = u.key) as joined_organizations
from credential.access_grant g
join command.claim live on live.scope = g.scope and live.key = g.id::text
join command.claim u on u.scope = 'user' and u.key = g.user_id::text
left join command.claim r on r.scope = 'role' and r.key = u.owner || '/' || u.label
left join command.claim i on i.scope = 'policy' and i.key = u.owner || '/allowed-ips'
left join credential.activity a on a.id = g.id
where not exists (select from command.claim gone where gone.scope = 'inactive-user' and gone.key = g.user_id::text);

-- Who is an external user of whom, for the services to say why a host may not look into their affairs (R64).
create view credential.external_user as
select split_part(key, '/', 1)::uuid as organization_id, owner::uuid as user_id
from command.claim where scope = 'external-user';
grant select on credential.external_user to ${commandRole}, ${readerRole};
