-- What an agreement opens that nothing else does: the lens for every post held on the day, with the
-- agreement taken as running between `parties`, less all that is open to the same post without it. Counts of
-- people only. `strangers` are those whom the post could not open at all otherwise. People are taken many
-- thousands at a time, by hashes: the planner cannot know how many each of these sets has.
create or replace function sharing_preview_in_parts(counted varchar, parties varchar[], day date)
returns table (organisation varchar, role varchar, service_kind varchar, kind varchar, restriction varchar,
               depth smallint, people bigint, strangers bigint)
language plpgsql stable set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan set enable_nestloop = off as $$
#variable_conflict use_column
declare
    roles varchar[]; posts varchar[]; ways varchar[]; kinds varchar[]; everybody bigint[]; part bigint[];
begin
    select array_agg(p.role), array_agg(p.service_id) into roles, posts
    from (select distinct p.role, p.service_id from agencies_post p where p.held @> day) p;
    ways := array(select distinct o.relationship from sharing_offers(roles, posts, day, counted, parties) o);
    kinds := array(select distinct o.kind from sharing_offers(roles, posts, day, counted, parties) o
                   where o.agreement = counted and o.kind <> '');
for part in
    select array_agg(p.id) from (
        select p.id, (row_number() over (order by p.id) - 1) / 20000 as nth
        from people_person p where p.continued_as_id is null) p
    group by p.nth
loop
    everybody := array(select e from unnest(part) e except select s.person_id from sharing_sealed(part) s);
return query
    with offer as materialized (select * from sharing_offers(roles, posts, day, counted, parties)),
    term as materialized (
        select distinct o.role, o.post, o.agreement, o.clause, o.relationship, o.consent from offer o
        where (o.role, o.post) in (select m.role, m.post from offer m where m.agreement = counted)),
    related as materialized (select * from sharing_related(everybody, posts, ways, day)),
    answered as materialized (select * from sharing_answers(everybody, day)),
    stands as materialized (
        select distinct r.person_id, t.role, t.post, t.agreement, t.clause
        from related r
        join term t on t.post = r.post and t.relationship = r.relationship
        left join answered a
          on a.person_id = r.person_id and a.agreement = t.agreement and a.clause = t.clause
        where case t.consent
            when 'asked' then a.state = 'given'
            when 'informed' then coalesce(a.state, 'given') = 'given'
            else t.consent = 'not_needed' end),
    opened as materialized (
        select s.* from stands s
        where (s.person_id, s.role, s.post) in (
            select m.person_id, m.role, m.post from stands m where m.agreement = counted)),
    -- Of these only what there is to see: a service that is involved, or a line of the kind.
    seen as materialized (
        select i.person_id, i.service_id, '*'::varchar as kind, ''::varchar as restriction
        from sharing_involvement i where '*' = any (kinds) and i.person_id = any (everybody)
        union all
        select distinct l.person_id, l.service_id, l.kind, l.restriction from sharing_line l
        where l.person_id = any (everybody) and l.kind = any (kinds)),
    gained as materialized (
        select m.person_id, m.role, m.post, o.service_id, o.kind, o.restriction, max(o.depth) as depth
        from opened m
        join offer o on o.role = m.role and o.post = m.post and o.agreement = m.agreement and o.clause = m.clause
        join seen s on s.person_id = m.person_id and s.service_id = o.service_id and s.kind = o.kind
            and s.restriction = o.restriction
        where m.agreement = counted
        group by 1, 2, 3, 4, 5, 6),
    -- How deep the same is open to the same post already.
    before as materialized (
        select g.person_id, g.role, g.post, g.service_id, g.kind, g.restriction, max(o.depth) as depth
        from gained g
        join opened m on m.person_id = g.person_id and m.role = g.role and m.post = g.post
            and m.agreement <> counted
        join offer o on o.role = m.role and o.post = m.post and o.agreement = m.agreement and o.clause = m.clause
            and o.service_id = g.service_id and o.restriction = g.restriction and o.kind in (g.kind, '*')
        group by 1, 2, 3, 4, 5, 6),
    known as materialized (
        select distinct m.person_id, m.role, m.post from opened m where m.agreement <> counted),
    beyond as materialized (
        select s.organisation_id as organisation, t.kind as service_kind, k.person_id is null as stranger,
               g.person_id, g.role, g.kind, g.restriction, g.depth
        from gained g
        join agencies_service s on s.code = g.post
        join agencies_service t on t.code = g.service_id
        left join known k on k.person_id = g.person_id and k.role = g.role and k.post = g.post
        left join before e on e.person_id = g.person_id and e.role = g.role and e.post = g.post
            and e.service_id = g.service_id and e.kind = g.kind and e.restriction = g.restriction
        where g.depth > coalesce(e.depth, 0))
    select b.organisation, b.role, b.service_kind, b.kind, b.restriction, b.depth,
           count(distinct b.person_id), count(distinct b.person_id) filter (where b.stranger)
    from beyond b
    group by grouping sets ((), (b.organisation, b.role),
        (b.organisation, b.role, b.service_kind, b.kind, b.restriction, b.depth));
end loop;
end $$;

-- The parts together: nobody is in two of them. A row without organisation counts all; one without kind of
-- service, all of an organisation and role.
create or replace function sharing_preview(counted varchar, parties varchar[], day date)
returns table (organisation varchar, role varchar, service_kind varchar, kind varchar, restriction varchar,
               depth smallint, people bigint, strangers bigint)
language sql stable as $$
    select p.organisation, p.role, p.service_kind, p.kind, p.restriction, p.depth,
           sum(p.people)::bigint, sum(p.strangers)::bigint
    from sharing_preview_in_parts(counted, parties, day) p
    group by 1, 2, 3, 4, 5, 6
$$;
