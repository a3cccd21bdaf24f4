-- From where users may call, with everything else that is asked about a token.
create or replace view credential.access as
select g.id, g.scope, g.user_id, g.secret_hash, g.expires_at, g.idle_seconds, g.authenticated_at, g.scopes,
       u.owner::uuid as organization_id, u.label as role, r.label as privileges, live.label as restrictions,
       coalesce(a.last_used_at, g.created_at) as last_used_at,
       coalesce(array_to_string(array(select jsonb_array_elements_text(i.label::jsonb -> 'ranges')), ','), '')
           as allowed_addresses
from credential.access_grant g
join command.claim live on live.scope = g.scope and live.key = g.id::text
join command.claim u on u.scope = 'user' and u.key = g.user_id::text
left join command.claim r on r.scope = 'role' and r.key = u.owner || '/' || u.label
left join command.claim i on i.scope = 'policy' and i.key = u.owner || '/allowed-ips'
left join credential.activity a on a.id = g.id
where not exists (select from command.claim gone where gone.scope = 'inactive-user' and gone.key = g.user_id::text);
