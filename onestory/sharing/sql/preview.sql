-- The lens for many people and posts at once: the same rules as openings.sql, which answers for one reader and
-- is asked by every page, joined in an order that bears a whole borough. Random worlds hold each to rules/lens.py.
-- Change all or none.

-- What the terms that run give these posts, of anybody: `offers` of rules/lens.py in SQL. The post of a role
-- is in the service of the same place. `counted` is taken as running between `parties`.
create or replace function sharing_offers(
    roles varchar[], posts varchar[], day date, counted varchar, parties varchar[])
returns table (role varchar, post varchar, agreement varchar, clause varchar, relationship varchar, consent varchar,
               service_id varchar, kind varchar, restriction varchar, depth smallint)
language sql stable as $$
    with running as materialized (
        select c.*, case when c.agreement = counted then parties else a.organisations end as organisations
        from sharing_clauserow c left join sharing_agreements(day) a on a.agreement = c.agreement
        where c.gives = 'people' and (c.agreement = '' or a.why_not = '' or c.agreement = counted)),
    given as materialized (
        select p.role, s.code as post, w.profession, r.*
        from unnest(roles, posts) p (role, service)
        join agencies_service s on s.code = p.service
        join sharing_rolerow w on w.id = p.role and 'open_people' = any (w.may)
        join running r
          on (r.to_roles = '{}' or p.role = any (r.to_roles))
         and (r.to_professions = '{}' or w.profession = any (r.to_professions))
         and (r.to_service_kinds = '{}' or s.kind = any (r.to_service_kinds))
         and (r.agreement = '' or s.organisation_id = any (r.organisations)))
    select g.role, g.post, g.agreement, g.clause, g.relationship, g.consent,
           s.code, k.kind::varchar, x.restriction::varchar, g.depth::smallint
    from given g
    join agencies_service s
      on (not g.same_profession or s.profession = g.profession)
     and (g.relationship <> 'caseload' or s.code = g.post)
     and (g.of_service_kinds = '{}' or s.kind = any (g.of_service_kinds))
     and (g.agreement = '' or s.organisation_id = any (g.organisations))
     and (not s.sensitive or g.relationship = 'caseload' or s.kind = any (g.of_service_kinds))
    cross join unnest(case when g.of_entry_kinds = '{}' then array['*'] else g.of_entry_kinds end) k (kind)
    cross join unnest(array_prepend(''::varchar, g.opens_restricted)) x (restriction)
    where g.relationship <> 'family'
    union all
    select g.role, g.post, g.agreement, g.clause, g.relationship, g.consent, '', '', '', g.depth::smallint
    from given g where g.relationship = 'family'
$$;

-- How these services stand to people, of the relationships in `ways`: `related` of rules/lens.py in SQL.
create or replace function sharing_related(people bigint[], posts varchar[], ways varchar[], day date)
returns table (person_id bigint, post varchar, relationship varchar)
language sql stable as $$
    select i.person_id, i.service_id, 'caseload'::varchar from sharing_involvement i
    where 'caseload' = any (ways) and i.person_id = any (people) and i.service_id = any (posts)
    union all
    select i.person_id, i.service_id, 'involved' from sharing_involvement i
    where 'involved' = any (ways) and i.person_id = any (people) and i.service_id = any (posts)
      and (i.closed_on is null or day < i.closed_on)
    union all
    select r.person_id, r.service_id, 'reach' from sharing_reach(people, day) r
    where 'reach' = any (ways) and r.service_id = any (posts)
    union all
    select f.person_id, i.service_id, 'family' from sharing_family(people, day) f
    join sharing_involvement i on i.person_id = f.relative_id
    where 'family' = any (ways) and i.service_id = any (posts)
      and (i.closed_on is null or day < i.closed_on)
    union all
    select h.person_id, h.service_id, 'referral' from sharing_referral h
    where 'referral' = any (ways) and h.person_id = any (people) and h.service_id = any (posts)
      and h.received_on <= day and (h.closed_on is null or day < h.closed_on)
    union all
    select p.id, s.code, 'none' from unnest(people) p (id) cross join unnest(posts) s (code)
    where 'none' = any (ways)
$$;

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
