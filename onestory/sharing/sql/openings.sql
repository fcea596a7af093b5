-- The lens as SQL: the same rules as rules/lens.py, for lists and for row-level security.
-- A test over random worlds holds the two to the same answer. Change both or neither.
-- In PL/pgSQL with a generic plan, because planning it anew costs ten times what running it does.

create or replace function sharing_openings(reader bigint, people bigint[], day date)
returns table (person_id bigint, service_id varchar, kind varchar, restriction varchar,
               depth smallint, agreement varchar, clause varchar)
language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin return query
    with post as materialized (
        select s.code as service, s.kind, s.organisation_id as organisation, r.id as role, r.profession
        from agencies_post p
        join agencies_service s on s.code = p.service_id
        join sharing_rolerow r on r.id = p.role and 'open_people' = any (r.may)
        where p.practitioner_id = reader and p.held @> day),
    running as materialized (
        select c.*, a.organisations
        from sharing_clauserow c left join sharing_agreements(day) a on a.agreement = c.agreement
        where c.gives = 'people' and (c.agreement = '' or a.why_not = '')),
    given as materialized (
        select p.service, p.profession, r.*
        from post p join running r
          on (r.to_roles = '{}' or p.role = any (r.to_roles))
         and (r.to_professions = '{}' or p.profession = any (r.to_professions))
         and (r.to_service_kinds = '{}' or p.kind = any (r.to_service_kinds))
         and (r.agreement = '' or p.organisation = any (r.organisations))),
    person as materialized (
        select p.id from people_person p
        where p.id = any (people) and p.continued_as_id is null
          and p.id not in (select s.person_id from sharing_sealed(people) s)),
    answered as materialized (select * from sharing_answers(people, day)),
    opened as materialized (
        select distinct p.id, g.*
        from person p cross join given g
        left join answered a
          on a.person_id = p.id and a.agreement = g.agreement and a.clause = g.clause
        where case g.relationship
            when 'caseload' then exists (
                select from sharing_involvement i
                where i.person_id = p.id and i.service_id = g.service)
            when 'involved' then exists (
                select from sharing_involvement i
                where i.person_id = p.id and i.service_id = g.service
                  and (i.closed_on is null or day < i.closed_on))
            when 'reach' then (p.id, g.service) in (
                select r.person_id, r.service_id from sharing_reach(people, day) r)
            when 'family' then (p.id, g.service) in (
                select f.person_id, i.service_id from sharing_family(people, day) f
                join sharing_involvement i on i.person_id = f.relative_id
                where i.closed_on is null or day < i.closed_on)
            when 'referral' then exists (
                select from sharing_referral h
                where h.person_id = p.id and h.service_id = g.service and h.received_on <= day
                  and (h.closed_on is null or day < h.closed_on))
            when 'override' then sharing_overridden(reader, p.id)
            else g.relationship = 'none' end
        and case g.consent
            when 'asked' then a.state = 'given'
            when 'informed' then coalesce(a.state, 'given') = 'given'
            else g.consent = 'not_needed' end)
    select distinct o.id, s.code, k.kind::varchar, r.restriction::varchar, o.depth, o.agreement, o.clause
    from opened o
    join agencies_service s
      on (not o.same_profession or s.profession = o.profession)
     and (o.relationship <> 'caseload' or s.code = o.service)
     and (o.of_service_kinds = '{}' or s.kind = any (o.of_service_kinds))
     and (o.agreement = '' or s.organisation_id = any (o.organisations))
     and (not s.sensitive or o.relationship = 'caseload' or s.kind = any (o.of_service_kinds))
    cross join unnest(case when o.of_entry_kinds = '{}' then array['*'] else o.of_entry_kinds end) k (kind)
    cross join unnest(array_prepend(''::varchar, o.opens_restricted)) r (restriction)
    where o.relationship <> 'family'
    union all
    select o.id, ''::varchar, ''::varchar, ''::varchar, o.depth, o.agreement, o.clause from opened o
    where o.relationship = 'family';
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
