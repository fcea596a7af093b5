-- What is so of people on a day: facts only, no decision. Called by the lens, never by a page:
-- the web role may execute none of these but sharing_facts and sharing_partnership.

create or replace function sharing_reader() returns bigint language sql stable
return nullif(current_setting('onestory.reader', true), '')::bigint;

create or replace function sharing_today() returns date language sql stable
return coalesce(nullif(current_setting('onestory.today', true), '')::date, current_date);

-- An identity before adoption: nothing leads to or from it.
create or replace function sharing_sealed(people bigint[]) returns table (person_id bigint)
language sql stable as $$
    select p.id from people_person p
    where p.id = any (people)
      and (p.sealed or exists (
            select from people_sourcerecord r
            where r.person_id = p.id and r.sealed and r.superseded_by is null))
$$;

-- One system that hides the address is enough: the others may not have been told. So is one
-- practitioner who was asked to keep it hidden.
create or replace function sharing_hidden(people bigint[], day date) returns table (person_id bigint)
language sql stable as $$
    select r.person_id from people_sourcerecord r
    where r.person_id = any (people) and r.address_hidden and r.superseded_by is null
    union
    select c.person_id from sharing_contactrule c
    where c.person_id = any (people) and c.kind = 'hidden_address'
      and c.held_from <= day and (c.held_until is null or day < c.held_until)
$$;

-- How the answers in force stand to each clause that asks: rules/consents.py in SQL. Of each who
-- decides the latest counts; that nobody asked is no answer, and undoes none; where two differ, nobody
-- has agreed. Until an answer is given for the child, the mother's own yes stands for it, as midwives ask it
-- at booking, unless the clause is about her alone; her own no stands beside what was said for the child: what she said from that pregnancy on. A yes given for a later pregnancy opens nothing of an
-- older child; a no closes both.
create or replace function sharing_answers(people bigint[], day date)
returns table (person_id bigint, agreement varchar, clause varchar, state text)
language sql stable as $$
    with born as (
        select r.person_id, min(r.born_on) as born_on from people_sourcerecord r
        where r.person_id = any (people) and r.superseded_by is null group by 1),
    asked as (
        select p.id as person_id, p.id as who, null::date as born_on from unnest(people) p (id)
        union
        select b.person_id, o.person_id, b.born_on
        from born b
        join people_sourcerecord c on c.person_id = b.person_id
        join people_relationship x on x.child_id = c.id and x.kind = 'mother'
            and x.superseded_by is null and x.held_from <= day
            and (x.held_until is null or day < x.held_until)
        join people_sourcerecord o on o.id = x.other_id
        where o.person_id <> b.person_id and day < b.born_on + interval '16 years'),
    said as (
        select a.person_id, a.who = a.person_id as own, c.agreement, c.clause, c.answer,
               coalesce(nullif(c.decided_by_role, ''), 'mother') as decider,
               c.held_from, c.told_at, c.id
        from asked a
        join sharing_consent c on c.person_id = a.who
            and c.superseded_by is null and c.answer in ('given', 'refused', 'withdrawn')
            and c.standing not in ('no_parental_responsibility', 'not_competent')
            and c.held_from <= day and (c.held_until is null or day < c.held_until)
        where a.who = a.person_id
           or (c.held_from >= a.born_on - 300
               and (c.answer <> 'given' or c.held_from <= a.born_on + 90))),
    latest as (
        select distinct on (s.person_id, q.agreement, q.clause, s.decider)
               s.person_id, q.agreement, q.clause, s.answer
        from said s
        join sharing_clauserow q on q.agreement <> '' and q.consent <> 'not_needed'
            and s.agreement in (q.agreement, '*') and s.clause in ('', q.clause)
            and (s.own or q.stands_for_child)
        order by s.person_id, q.agreement, q.clause, s.decider,
                 (s.own or s.answer <> 'given') desc, s.held_from desc, s.own desc,
                 s.told_at desc nulls last, s.id desc)
    select l.person_id, l.agreement, l.clause,
        case when bool_and(l.answer = 'given') then 'given'
             when bool_or(l.answer = 'given') then 'disputed'
             when bool_or(l.answer = 'refused') then 'refused'
             else 'withdrawn' end
    from latest l group by 1, 2, 3
$$;

-- In whose reach area the latest known postcode lies; a postcode named by itself goes before its
-- sector. A hidden address lies in nobody's.
create or replace function sharing_reach(people bigint[], day date)
returns table (person_id bigint, service_id varchar)
language sql stable as $$
    with latest as (
        select distinct on (r.person_id) r.person_id,
               upper(regexp_replace(r.postcode, '[^A-Za-z0-9]', '', 'g')) as postcode
        from people_sourcerecord r
        where r.person_id = any (people) and r.superseded_by is null and r.postcode <> ''
          and r.held_from <= day
        order by r.person_id, r.held_from desc, r.id desc)
    select distinct on (l.person_id) l.person_id, a.service_id
    from latest l
    join agencies_reacharea a
      on a.postcode in (
            left(l.postcode, -3) || ' ' || right(l.postcode, 3),
            left(l.postcode, -3) || ' ' || left(right(l.postcode, 3), 1))
     and a.held @> day
    where l.person_id not in (select h.person_id from sharing_hidden(people, day) h)
    order by l.person_id, length(a.postcode) desc
$$;

-- Parents, children, brothers and sisters, as any source says today; never a sealed identity, and never
-- an adult by whom the person must not be found: who works with that adult learns nothing of the person.
-- That adult is known by the record that founded them, should they have become another person since.
create or replace function sharing_family(people bigint[], day date)
returns table (person_id bigint, relative_id bigint)
language sql stable as $$
    with mine as (
        select r.id, r.person_id from people_sourcerecord r where r.person_id = any (people)),
    told as not materialized (
        select x.child_id, x.other_id from people_relationship x
        where x.superseded_by is null and x.held_from <= day
          and (x.held_until is null or day < x.held_until)),
    up as (
        select m.person_id, o.person_id as relative_id
        from mine m join told t on t.child_id = m.id join people_sourcerecord o on o.id = t.other_id),
    down as (
        select m.person_id, c.person_id as relative_id
        from mine m join told t on t.other_id = m.id join people_sourcerecord c on c.id = t.child_id),
    across as (
        select u.person_id, c.person_id as relative_id
        from up u join people_sourcerecord o on o.person_id = u.relative_id
        join told t on t.other_id = o.id join people_sourcerecord c on c.id = t.child_id),
    relatives as (
        select * from up union select * from down union select * from across)
    select f.person_id, f.relative_id from relatives f
    where f.relative_id <> f.person_id
      and f.relative_id not in (
            select s.person_id from sharing_sealed(array(select r.relative_id from relatives r)) s)
      and not exists (
            select from sharing_contactrule c
            left join people_sourcerecord r on r.id = c.protected_from_id
            where c.person_id = f.person_id
              and f.relative_id in (c.protected_from_id, r.person_id)
              and c.held_from <= day and (c.held_until is null or day < c.held_until))
$$;

-- How each agreement stands on the day: rules/agreement_life.py in SQL. What was signed is what runs: a
-- definition that was changed without a new version opens nothing. An approval counts unless it was
-- withdrawn, and once what it asked for has been met.
create or replace function sharing_lives(day date)
returns table (agreement varchar, name varchar, signing bigint, organisations varchar[], state text, why_not text)
language sql stable as $$
    with signed as (
        select a.id, a.name, s.id as signing, s.parties, s.review_on,
               greatest(lower(a.held), lower(s.held)) as begins, least(upper(a.held), upper(s.held)) as ends,
               s.digest <> '' and s.digest <> a.digest as changed, e.ended_on, lacking.organisation as lacks
        from sharing_agreementversion a
        left join sharing_signing s on s.agreement = a.id and s.version = a.version
        left join sharing_ending e on e.signing_id = s.id and e.ended_on <= day
        left join lateral (
            select min(coalesce(o.name, party) collate "C") as organisation
            from unnest(s.parties) party
            cross join unnest(a.approvals) needed (office)
            left join agencies_organisation o on o.code = party
            where not exists (
                select from sharing_approval v
                left join sharing_approvalwithdrawal w on w.approval_id = v.id and w.withdrawn_on <= day
                left join sharing_conditionmet m on m.approval_id = v.id and m.met_on <= day
                where v.signing_id = s.id and v.organisation_id = party and v.office = needed.office
                  and v.approved_on <= day and w.id is null
                  and (v.conditions = '' or m.id is not null))) lacking on true),
    said as (
        select s.*, case
            when s.signing is null then 'unsigned'
            when s.ended_on is not null then 'ended'
            when s.changed then 'unsigned'
            when day >= s.ends then 'lapsed'
            when cardinality(s.parties) = 0 or s.lacks is not null then 'draft'
            when day < s.begins then 'approved'
            when day >= s.review_on then 'review_due'
            else 'in_force' end as state
        from signed s)
    select s.id, s.name, s.signing, coalesce(s.parties, '{}'), s.state,
        case s.state
            when 'unsigned' then case when s.changed then 'was changed after it was signed, and must be signed again'
                                      else 'has not been signed' end
            when 'ended' then 'was ended on ' || to_char(s.ended_on, 'FMDD FMMonth YYYY')
            when 'lapsed' then 'lapsed on ' || to_char(s.ends, 'FMDD FMMonth YYYY')
            when 'draft' then coalesce('is not yet approved by ' || s.lacks, 'has no parties')
            when 'approved' then 'is not in force until ' || to_char(s.begins, 'FMDD FMMonth YYYY')
            else '' end
    from said s
$$;

-- The agreements, who signed, and why one opens nothing on the day (empty where it does).
create or replace function sharing_agreements(day date)
returns table (agreement varchar, name varchar, organisations varchar[], why_not text)
language sql stable as $$
    select l.agreement, l.name, l.organisations, l.why_not from sharing_lives(day) l
$$;

-- Whether a reader has opened a person for safety (also by an id that is another's now), the hour is
-- not over, and they have not closed it again.
create or replace function sharing_overridden(reader bigint, person bigint) returns boolean
language sql stable as $$
    select exists (
        select from sharing_override o join people_person p on p.id = o.person_id
        where o.practitioner = reader and coalesce(p.continued_as_id, p.id) = person
          and o.opened_at <= statement_timestamp() and statement_timestamp() < o.until
          and not exists (select from sharing_overrideended e where e.override_id = o.id))
$$;

-- All that the lens asks of people, for the pure function: one row a person. In PL/pgSQL with a
-- generic plan, because planning it anew costs ten times what running it does.
create or replace function sharing_facts(reader bigint, people bigint[], day date)
returns table (person bigint, known boolean, sealed boolean, hidden boolean, involved jsonb,
               answers jsonb, reach varchar[], family varchar[], referred varchar[], overridden boolean)
language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin return query
    with involved as (
        select i.person_id, jsonb_object_agg(i.service_id,
            jsonb_build_array(i.closed_on is null or day < i.closed_on, i.contacts)) as services
        from sharing_involvement i where i.person_id = any (people) group by 1),
    answered as (
        select a.person_id, jsonb_agg(jsonb_build_array(a.agreement, a.clause, a.state)) as answers
        from sharing_answers(people, day) a group by 1),
    reached as (
        select r.person_id, array_agg(r.service_id) as services
        from sharing_reach(people, day) r group by 1),
    near as (
        select f.person_id, array_agg(distinct i.service_id) as services
        from sharing_family(people, day) f
        join sharing_involvement i on i.person_id = f.relative_id
        where i.closed_on is null or day < i.closed_on
        group by 1),
    in_hand as (
        select r.person_id, array_agg(distinct r.service_id) as services
        from sharing_referral r
        where r.person_id = any (people) and r.received_on <= day
          and (r.closed_on is null or day < r.closed_on)
        group by 1)
    select asked.id, p.id is not null and p.continued_as_id is null,
        asked.id in (select s.person_id from sharing_sealed(people) s),
        asked.id in (select h.person_id from sharing_hidden(people, day) h),
        coalesce(i.services, '{}'), coalesce(a.answers, '[]'),
        coalesce(r.services, '{}'), coalesce(n.services, '{}'), coalesce(h.services, '{}'),
        sharing_overridden(reader, asked.id)
    from unnest(people) asked (id)
    left join people_person p on p.id = asked.id
    left join involved i on i.person_id = asked.id
    left join answered a on a.person_id = asked.id
    left join reached r on r.person_id = asked.id
    left join near n on n.person_id = asked.id
    left join in_hand h on h.person_id = asked.id;
end $$;

-- The services and the agreements, which hold for everybody on the day.
create or replace function sharing_partnership(day date) returns jsonb
language sql stable security definer set search_path = public, pg_temp
return jsonb_build_object(
    'services', (select jsonb_agg(jsonb_build_array(
        s.code, s.name, s.kind, s.profession, s.organisation_id, s.sensitive, s.help_line)
        order by s.code) from agencies_service s),
    'agreements', (select jsonb_agg(jsonb_build_array(
        a.agreement, a.name, a.organisations, a.why_not) order by a.agreement)
        from sharing_agreements(day) a));
