-- The lens as SQL: the same rules as rules/lens.py, for lists and for row-level security.
-- A test over random worlds holds the two to the same answer. Change both or neither.
-- In PL/pgSQL with a generic plan, because planning it anew costs ten times what running it does.

-- What the terms that run give these posts, of anybody: `offers` of rules/lens.py in SQL. The post of a role
-- is in the service of the same place. For a preview, `counted` is taken as running between `parties`.
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

create or replace function sharing_openings(reader bigint, people bigint[], day date)
returns table (person_id bigint, service_id varchar, kind varchar, restriction varchar,
               depth smallint, agreement varchar, clause varchar)
language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    roles varchar[]; posts varchar[]; ways varchar[];
begin
    select array_agg(p.role), array_agg(p.service_id) into roles, posts
    from agencies_post p where p.practitioner_id = reader and p.held @> day;
    ways := array(select distinct c.relationship from sharing_clauserow c);
return query
    with offer as materialized (select * from sharing_offers(roles, posts, day, '', '{}')),
    person as materialized (
        select p.id from people_person p
        where p.id = any (people) and p.continued_as_id is null
          and p.id not in (select s.person_id from sharing_sealed(people) s)),
    related as materialized (
        select * from sharing_related(people, posts, ways, day)
        union all
        select p.id, post, 'override' from person p cross join unnest(posts) post
        where sharing_overridden(reader, p.id)),
    answered as materialized (select * from sharing_answers(people, day))
    select distinct p.id, o.service_id, o.kind, o.restriction, o.depth, o.agreement, o.clause
    from person p
    join related r on r.person_id = p.id
    join offer o on o.post = r.post and o.relationship = r.relationship
    left join answered a on a.person_id = p.id and a.agreement = o.agreement and a.clause = o.clause
    where case o.consent
        when 'asked' then a.state = 'given'
        when 'informed' then coalesce(a.state, 'given') = 'given'
        else o.consent = 'not_needed' end;
end $$;

-- Brings people into view for the rest of the transaction: what is open of them to the present reader
-- is decided here, once, and kept in a setting of the transaction, because ten queries of a page ask.
create or replace function sharing_take_in_hand(people bigint[]) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
    select set_config('onestory.opened', (
        coalesce(nullif(current_setting('onestory.opened', true), ''), '[]')::jsonb
        || coalesce((
            select jsonb_agg(jsonb_build_object(
                'p', o.person_id, 's', o.service_id, 'k', o.kind, 'r', o.restriction, 'd', o.depth))
            from (
                select person_id, service_id, kind, restriction, max(depth) as depth
                from sharing_openings(sharing_reader(), people, sharing_today())
                group by 1, 2, 3, 4) o), '[]'))::text, true)
$$;

-- What is open of the people in hand: what every policy asks. Nobody in hand, nothing seen.
create or replace function sharing_opened() returns table (
    person_id bigint, service_id varchar, kind varchar, restriction varchar, depth smallint)
language sql stable as $$
    select o.p, o.s, o.k, o.r, o.d
    from jsonb_to_recordset(nullif(current_setting('onestory.opened', true), '')::jsonb)
      as o (p bigint, s varchar, k varchar, r varchar, d smallint)
$$;

-- The same with how deep each opening goes into restricted entries that no clause opens: `reach` of
-- rules/lens.py in SQL.
create or replace function sharing_reached() returns table (
    person_id bigint, service_id varchar, kind varchar, restriction varchar, depth smallint)
language sql stable as $$
    select * from sharing_opened()
    union all
    select o.person_id, o.service_id, o.kind, r.id, least(o.depth, r.cap)
    from sharing_opened() o join sharing_restrictionrow r on r.cap > 0
    where o.restriction = ''
$$;

-- Whether a role the reader holds today may do a deed; for tables that are not about one person.
create or replace function sharing_may(deed text) returns boolean
language sql stable security definer set search_path = public, pg_temp
return exists (
    select from agencies_post p join sharing_rolerow r on r.id = p.role
    where p.practitioner_id = sharing_reader() and p.held @> sharing_today() and deed = any (r.may));
