-- What auditors have read, put here before they are answered, by a service that may not append; the one that may makes an
-- event of each and takes it out again (R94).
create table command.reading (
    number          bigint      generated always as identity primary key,
    id              uuid        not null, -- names the stream of the event, so that there is one
    organization_id uuid        not null,
    user_id         uuid        not null, -- who has read
    kind            text        not null,
    about           uuid,
    operation       text        not null,
    parameters      jsonb       not null,
    actor_kind      text        not null,
    grant_id        uuid        not null,
    request_id      text        not null,
    ip              text        not null,
    client          text,
    trace_parent    text
);

grant usage on schema command to ${readerRole};
grant insert on command.reading to ${readerRole};
grant select, update, delete on command.reading to ${commandRole};
