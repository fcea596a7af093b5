-- Involvement as the lens asks for it: sharing declared the view, and this area fills it.
create or replace view sharing_involvement as
select person_id, service_id, contacts, closed_on from record_involvement;

-- A line is seen where its service and kind are open at least as an event; a sealed line never is.
-- Lines of a service that is only known to be involved are counted in its involvement.
alter table record_entry enable row level security;
drop policy if exists seen on record_entry;
create policy seen on record_entry for select to onestory_web using (
    restriction <> 'sealed' and (
        (person_id, service_id, restriction) in (
            select o.person_id, o.service_id, o.restriction from sharing_reached() o
            where o.depth >= 2 and o.kind = '*')
        or (person_id, service_id, kind, restriction) in (
            select o.person_id, o.service_id, o.kind, o.restriction from sharing_reached() o
            where o.depth >= 2)));

alter table record_involvement enable row level security;
drop policy if exists seen on record_involvement;
create policy seen on record_involvement for select to onestory_web using (
    (person_id, service_id) in (
        select o.person_id, o.service_id from sharing_opened() o
        where o.kind = '*' and o.restriction = ''));

-- How many lines of a person the reader knows to be there and may not read: a restriction shows that
-- something is withheld. Which and when is told to nobody.
create or replace function record_withheld(person bigint)
returns table (service_id varchar, restriction varchar, lines bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    with lines as (
        select e.service_id, e.restriction, max(o.depth) as depth
        from record_entry e
        join sharing_reached() o
          on o.person_id = e.person_id and o.service_id = e.service_id
         and o.kind in ('*', e.kind) and o.restriction = e.restriction
        where e.person_id = person and e.superseded_by is null and e.restriction <> ''
        group by e.id, e.service_id, e.restriction)
    select l.service_id, l.restriction, count(*) from lines l where l.depth = 1 group by 1, 2
$$;
revoke execute on function record_withheld(bigint) from public;
grant execute on function record_withheld(bigint) to onestory_web;
