-- From where the users of an organization may come is asked with every request, in the same query (R6).
create or replace view credential.access as
select g.id, g.scope, g.user_id, g.secret_hash, g.expires_at, g.idle_seconds, g.authenticated_at, g.scopes,
       u.owner::uuid as organization_id, u.label as role, r.label as privileges, live.label as restrictions,
       coalesce(a.last_used_at, g.created_at) as last_used_at, p.label as allowed_ips
from credential.access_grant g
join command.claim live on live.scope = g.scope and live.key = g.id::text
join command.claim u on u.scope = 'user' and u.key = g.user_id::text
left join command.claim r on r.scope = 'role' and r.key = u.owner || '/' || u.label
left join command.claim p on p.scope = 'policy' and p.key = u.owner || '/allowed-ips'
left join credential.activity a on a.id = g.id
where not exists (select from command.claim i where i.scope = 'inactive-user' and i.key = g.user_id::text);

-- When somebody was last seen (R17) takes to know whose each session was; neither the hashes nor anything else of it.
grant select (id, scope, user_id, created_at) on credential.access_grant to ${readerRole};

-- last_activity does not tell sessions from API tokens; only the former are somebody who was there.
create table credential.last_seen (
    user_id uuid        primary key,
    at      timestamptz not null
);
grant select, insert, update on credential.last_seen to ${commandRole};
grant select on credential.last_seen to ${readerRole};
