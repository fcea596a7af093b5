-- Who may not be opened for safety by whom, and who sees that it was closed again.

-- A practitioner's own person, family and household, where the system knows who they are; one from whom
-- either must be kept apart is family too. For actions and privacy officers, never for a page.
create or replace function sharing_own(readers bigint[], day date)
returns table (practitioner bigint, person_id bigint, tie text)
language sql stable as $$
    with me as (
        select o.practitioner_id as practitioner, coalesce(p.continued_as_id, p.id) as id
        from sharing_ownperson o join people_person p on p.id = o.person_id
        where o.practitioner_id = any (readers)),
    apart as (
        select c.person_id, c.protected_from_id as other_id
        from sharing_contactrule c where c.kind = 'protected_from'),
    kin as (
        select f.person_id, f.relative_id as other_id
        from sharing_family(array(select m.id from me m), day) f
        union select a.person_id, a.other_id from apart a
        union select a.other_id, a.person_id from apart a),
    living as (
        select m.household_id, r.person_id
        from people_householdmember m join people_sourcerecord r on r.id = m.record_id
        where m.superseded_by is null and r.person_id is not null
          and m.held_from <= day and (m.held_until is null or day < m.held_until)),
    found as (
        select m.practitioner, m.id, 'self' as tie, 1 as nearness from me m
        union all
        select m.practitioner, k.other_id, 'family', 2 from me m join kin k on k.person_id = m.id
        union all
        select m.practitioner, there.person_id, 'household', 3
        from me m join living here on here.person_id = m.id
        join living there on there.household_id = here.household_id)
    select distinct on (f.practitioner, f.id) f.practitioner, f.id, f.tie
    from found f order by f.practitioner, f.id, f.nearness
$$;

alter table sharing_overrideended enable row level security;
drop policy if exists seen on sharing_overrideended;
create policy seen on sharing_overrideended for select to onestory_web using (
    exists (select from sharing_override o where o.id = override_id));
