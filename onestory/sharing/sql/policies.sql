-- Row-level security: what is left of a forgotten filter is nothing.
--
-- It holds for the role onestory_web, under which pages read. Every policy asks sharing_opened(): what
-- SQL decided, from the facts, when the guard brought a person into view.
-- An area above writes policies for its own tables in its own migration, with the same functions.

alter table people_person enable row level security;
drop policy if exists seen on people_person;
create policy seen on people_person for select to onestory_web using (
    id in (select o.person_id from sharing_opened() o)
    or (select sharing_may('review_links')) and not sealed);

-- Who looks after links sees records with their person, whom the policy above hides where sealed.
alter table people_sourcerecord enable row level security;
drop policy if exists seen on people_sourcerecord;
create policy seen on people_sourcerecord for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o)
    or (select sharing_may('review_links')) and not sealed
        and exists (select from people_person p where p.id = person_id));

-- What hangs on a record is seen with it: the sub-select passes the policy above.
alter table people_identifier enable row level security;
drop policy if exists seen on people_identifier;
create policy seen on people_identifier for select to onestory_web using (
    exists (select from people_sourcerecord r where r.id = record_id));

alter table people_link enable row level security;
drop policy if exists seen on people_link;
create policy seen on people_link for select to onestory_web using (
    exists (select from people_sourcerecord r where r.id = record_id));

alter table people_householdmember enable row level security;
drop policy if exists seen on people_householdmember;
create policy seen on people_householdmember for select to onestory_web using (
    exists (select from people_sourcerecord r where r.id = record_id));

alter table people_household enable row level security;
drop policy if exists seen on people_household;
create policy seen on people_household for select to onestory_web using (
    exists (select from people_householdmember m where m.household_id = people_household.id));

-- Both ends must be known to the reader: a tie would tell of the other.
alter table people_relationship enable row level security;
drop policy if exists seen on people_relationship;
create policy seen on people_relationship for select to onestory_web using (
    exists (select from people_sourcerecord r where r.id = child_id)
    and exists (select from people_sourcerecord r where r.id = other_id));

-- A pregnancy is seen by those to whom its booking is open. How it ended, where no child was born,
-- is kept to those to whom all that midwives record of the woman is open.
alter table people_pregnancy enable row level security;
drop policy if exists seen on people_pregnancy;
create policy seen on people_pregnancy for select to onestory_web using (
    exists (
        select from people_sourcerecord r join sharing_opened() o on o.person_id = r.person_id
        join agencies_service s on s.code = o.service_id
        where r.id = mother_id and o.depth >= 2 and s.kind = 'midwifery'
          and (o.kind = '*' or o.kind = 'antenatal_booking' and outcome in ('ongoing', 'live_birth'))));

alter table people_linkquestion enable row level security;
drop policy if exists seen on people_linkquestion;
create policy seen on people_linkquestion for select to onestory_web
    using ((select sharing_may('review_links')));
alter table people_linkdecision enable row level security;
drop policy if exists seen on people_linkdecision;
create policy seen on people_linkdecision for select to onestory_web
    using ((select sharing_may('review_links')));

alter table sharing_consent enable row level security;
drop policy if exists seen on sharing_consent;
create policy seen on sharing_consent for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o));

-- The trail: anybody adds to it in their own name, the privacy officer reads it, nobody changes it.
alter table sharing_auditrow enable row level security;
drop policy if exists seen on sharing_auditrow;
create policy seen on sharing_auditrow for select to onestory_web
    using ((select sharing_may('see_audit')));
drop policy if exists added on sharing_auditrow;
create policy added on sharing_auditrow for insert to onestory_web
    with check (reader = sharing_reader());
