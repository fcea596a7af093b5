-- The lens as SQL: the same rules as rules/lens.py, for lists and for row-level security.
-- A test over random worlds holds the two to the same answer. Change both or neither.
-- In PL/pgSQL with a generic plan, because planning it anew costs ten times what running it does.

create or replace function sharing_openings(reader bigint, people bigint[], day date)
returns table (person_id bigint, service_id varchar, kind varchar, restricted boolean,
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
        where c.agreement = '' or a.why_not = ''),
    given as materialized (
        select p.service, p.profession, r.*
        from post p join running r
          on (r.to_roles = '{}' or p.role = any (r.to_roles))
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
        left join answered a on a.person_id = p.id and a.agreement = g.agreement
        where case g.relationship
            when 'own_service' then exists (
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
            else g.relationship = 'none' end
        and case g.consent
            when 'asked' then a.answer = 'given'
            when 'informed' then coalesce(a.answer, '') not in ('refused', 'withdrawn')
            else g.consent = 'not_needed' end)
    select distinct o.id, s.code, k.kind::varchar, r.restricted, o.depth, o.agreement, o.clause
    from opened o
    join agencies_service s
      on (not o.same_profession or s.profession = o.profession)
     and case when o.relationship = 'own_service' then s.code = o.service else
            (o.of_service_kinds = '{}' or s.kind = any (o.of_service_kinds))
        and (o.agreement = '' or s.organisation_id = any (o.organisations))
        and (not s.sensitive or s.kind = any (o.of_service_kinds)) end
    cross join unnest(case when o.of_entry_kinds = '{}' then array['*'] else o.of_entry_kinds end) k (kind)
    cross join (values (false), (true)) r (restricted)
    where o.relationship <> 'family' and (o.opens_restricted or not r.restricted)
    union all
    select o.id, ''::varchar, ''::varchar, false, o.depth, o.agreement, o.clause from opened o
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
                'p', o.person_id, 's', o.service_id, 'k', o.kind, 'r', o.restricted, 'd', o.depth))
            from (
                select person_id, service_id, kind, restricted, max(depth) as depth
                from sharing_openings(sharing_reader(), people, sharing_today())
                group by 1, 2, 3, 4) o), '[]'))::text, true)
$$;

-- What is open of the people in hand: what every policy asks. Nobody in hand, nothing seen.
create or replace function sharing_open() returns table (
    person_id bigint, service_id varchar, kind varchar, restricted boolean, depth smallint)
language sql stable as $$
    select o.p, o.s, o.k, o.r, o.d
    from jsonb_to_recordset(nullif(current_setting('onestory.opened', true), '')::jsonb)
      as o (p bigint, s varchar, k varchar, r boolean, d smallint)
$$;

-- Whether a role the reader holds today may do a deed; for tables that are not about one person.
create or replace function sharing_may(deed text) returns boolean
language sql stable security definer set search_path = public, pg_temp
return exists (
    select from agencies_post p join sharing_rolerow r on r.id = p.role
    where p.practitioner_id = sharing_reader() and p.held @> sharing_today() and deed = any (r.may));
