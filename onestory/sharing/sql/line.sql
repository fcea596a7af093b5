-- What lines there are, of which person, service, kind and restriction. The record area, which keeps them,
-- replaces this empty view by one over its own table: sharing says what it needs, record fills it.
create or replace view sharing_line as
select null::bigint as person_id, null::varchar(40) as service_id, null::varchar(40) as kind,
       null::varchar(40) as restriction
where false;
