-- Involvement as the lens asks for it: sharing declared the view, and this area fills it.
create or replace view sharing_involvement as
select person_id, service_id, contacts, closed_on from record_involvement;

-- A line is seen where its service and kind are open at least as an event; a sealed line never is.
-- Lines of a service that is only known to be involved are counted in its involvement.
alter table record_entry enable row level security;
create policy seen on record_entry for select to onestory_web using (
    restriction <> 'sealed' and (
        (person_id, service_id, restriction <> '') in (
            select o.person_id, o.service_id, o.restricted from sharing_open() o
            where o.depth >= 2 and o.kind = '*')
        or (person_id, service_id, kind, restriction <> '') in (
            select o.person_id, o.service_id, o.kind, o.restricted from sharing_open() o
            where o.depth >= 2)));

alter table record_involvement enable row level security;
create policy seen on record_involvement for select to onestory_web using (
    (person_id, service_id) in (
        select o.person_id, o.service_id from sharing_open() o
        where o.kind = '*' and not o.restricted));
