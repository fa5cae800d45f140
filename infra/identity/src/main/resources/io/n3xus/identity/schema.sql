-- Run at every start: each statement does nothing when its work is done.

-- "if not exists" alone still collides when two replicas start in the same instant.
select pg_advisory_xact_lock(hashtext('n3xus.identity.schema'));

create table if not exists users (
    id            uuid primary key,
    username      text not null,
    email         text not null,
    password_hash text not null,
    plan          text not null,
    role          text not null,
    created_at    timestamptz not null
);
alter table users add column if not exists active boolean not null default true;
alter table users add column if not exists last_login timestamptz;
create unique index if not exists users_by_username on users (lower(username));
create unique index if not exists users_by_email on users (lower(email));

-- Users may be in Keycloak instead, so nothing refers to this table: who removes a user removes what else there is.

-- All refresh tokens that came of one login.
create table if not exists refresh_families (
    id         uuid primary key,
    user_id    uuid not null,
    expires_at timestamptz not null,
    ended      boolean not null default false
);
create index if not exists refresh_families_by_expiry on refresh_families (expires_at);

create table if not exists refresh_tokens (
    digest            bytea primary key,
    family            uuid not null references refresh_families on delete cascade,
    expires_at        timestamptz not null,
    access_token_id   text not null unique,
    access_expires_at timestamptz not null,
    used              boolean not null default false
);
create index if not exists refresh_tokens_by_family on refresh_tokens (family);
create index if not exists refresh_tokens_by_expiry on refresh_tokens (expires_at);

create table if not exists revoked_tokens (
    id         text primary key,
    expires_at timestamptz not null
);
create index if not exists revoked_tokens_by_expiry on revoked_tokens (expires_at);

-- Keys of programs. The secret is known to its owner alone; its last characters are kept so that owners tell keys apart.
create table if not exists api_keys (
    id                text primary key,
    user_id           uuid not null,
    name              text not null,
    secret_hash       text not null,
    last_characters   text not null,
    permissions       text not null,
    requests_per_hour integer not null,
    created_at        timestamptz not null,
    last_used         timestamptz
);
create index if not exists api_keys_by_user on api_keys (user_id, created_at);

-- Tokens given without a refresh token, so that they too can be ended when their user's account changes.
create table if not exists live_tokens (
    id         text primary key,
    user_id    uuid not null,
    expires_at timestamptz not null
);
create index if not exists live_tokens_by_user on live_tokens (user_id);
create index if not exists live_tokens_by_expiry on live_tokens (expires_at);

-- Wrong passwords, counted for each user (or name that is nobody's) and each address; kept as digests.
create table if not exists failed_logins (
    subject      text primary key,
    failures     integer not null,
    counted_from timestamptz not null,
    locked_until timestamptz
);
create index if not exists failed_logins_by_start on failed_logins (counted_from);

-- Of users whose accounts are elsewhere.
create table if not exists last_logins (
    user_id uuid primary key,
    at      timestamptz not null
);

alter table refresh_families drop constraint if exists refresh_families_user_id_fkey;
alter table api_keys drop constraint if exists api_keys_user_id_fkey;
alter table live_tokens drop constraint if exists live_tokens_user_id_fkey;
create index if not exists refresh_families_by_user on refresh_families (user_id);
