-- Signals for relying parties begin with the log as it ends now: what was before is no news.
insert into command.token_entry (processor_name, segment, token, token_type)
select 'signals', 0, convert_to(json_build_object('globalIndex', max(position))::text, 'UTF8'),
       'org.axonframework.eventhandling.GlobalSequenceTrackingToken'
from event_store.event having count(*) > 0
union all
select 'signals', 0, null, null where not exists (select from event_store.event);

-- By which receivers check what they were sent.
create table command.signal_key (
    kid    text        primary key,
    issuer text        not null,
    jwk    json        not null,
    since  timestamptz not null default now()
);

grant select, insert, update on command.signal_key to ${commandRole};
grant select on command.signal_key to ${readerRole};
