alter table policies_v1 add ranges text[] not null default '{}';
alter table policies_v1 add allowed_ips_version bigint not null default 0;
alter table policies_v1 add external_chat boolean not null default false;
alter table policies_v1 add external_chat_version bigint not null default 0;
