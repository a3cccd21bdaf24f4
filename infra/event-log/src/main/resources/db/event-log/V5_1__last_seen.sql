-- When somebody was last seen (R17) takes to know whose each session was; neither the hashes nor anything else of it.
create view credential.grant_owner as select id, scope, user_id, created_at from credential.access_grant;
grant select on credential.grant_owner to ${readerRole}, ${commandRole};

-- last_activity does not tell sessions from API tokens; only the former are somebody who was there.
create table credential.last_seen (
    user_id uuid        primary key,
    at      timestamptz not null
);
grant select, insert, update on credential.last_seen to ${commandRole};
grant select on credential.last_seen to ${readerRole};
