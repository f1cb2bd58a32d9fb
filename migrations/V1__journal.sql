-- The log of each resolution: one dense sequence, written once and never changed.
create table entry (
  resolution bigint   not null,
  version    bigint   not null check (version > 0),
  kind       text     not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  voice      integer  not null,             -- who spoke, for whom, in which capacity
  at         bigint   not null,             -- milliseconds since 1970, stamped by the server, never going back
  client     text     not null check (client ~ '^[A-Za-z0-9_-]{8,40}$'),
  seq        integer  not null check (seq > 0),
  body       text     not null,             -- JSON, as it was broadcast
  primary key (resolution, version),
  unique (resolution, client, seq)          -- a message is stored once, however often it is sent
);

-- What the log adds up to at some version, so that loading does not depend on its length. May be thrown away.
create table snapshot (
  resolution bigint not null,
  version    bigint not null,
  body       text   not null,
  primary key (resolution, version)
);

grant select, insert on entry to ${app};
grant select, insert, delete on snapshot to ${app};
