-- The Merkle tree over the log and what was signed of it (R93). Rows are added and never changed, as in the log itself;
-- whoever changes them all the same does not have the key that checkpoints are signed with.
create schema seal;

-- The hashes of events, 32 bytes each, in the order of their positions.
create table seal.leaves (
    first  bigint primary key, -- index of the first; a position is an index and one
    hashes bytea  not null
);

-- Roots of the complete subtrees of 256 leaves and more; smaller ones follow from the leaves at once.
create table seal.node (
    level smallint not null, -- of 2^level leaves
    index bigint   not null, -- among those of its level
    hash  bytea    not null,
    primary key (level, index)
);

create table seal.checkpoint (
    size      bigint      primary key,
    note      text        not null, -- C2SP signed-note of a tlog-checkpoint
    sealed_at timestamptz not null default now()
);

-- Whose signatures these are; whoever checks has it from elsewhere.
create table seal.public_key (
    key   text        primary key,
    since timestamptz not null default now()
);

grant usage on schema seal to ${commandRole}, ${readerRole};
grant select, insert on all tables in schema seal to ${commandRole};
grant select on all tables in schema seal to ${readerRole};
