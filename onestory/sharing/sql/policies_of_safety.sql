-- Row-level security for what keeps people safe, and for what was sent.

-- How someone may be reached, and what is asked about them, is known with them.
alter table sharing_contactrule enable row level security;
drop policy if exists seen on sharing_contactrule;
create policy seen on sharing_contactrule for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o));
alter table sharing_referral enable row level security;
drop policy if exists seen on sharing_referral;
create policy seen on sharing_referral for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o));

-- An override is seen by who made it and by who reviews it.
alter table sharing_override enable row level security;
drop policy if exists seen on sharing_override;
create policy seen on sharing_override for select to onestory_web using (
    practitioner = sharing_reader() or (select sharing_may('review_overrides')));
alter table sharing_overridereview enable row level security;
drop policy if exists seen on sharing_overridereview;
create policy seen on sharing_overridereview for select to onestory_web using (
    exists (select from sharing_override o where o.id = override_id));
alter table sharing_ownperson enable row level security;
drop policy if exists seen on sharing_ownperson;
create policy seen on sharing_ownperson for select to onestory_web
    using ((select sharing_may('see_audit')));

-- What was sent is seen by who received it and by the privacy officer; a recall with it.
alter table sharing_sent enable row level security;
drop policy if exists seen on sharing_sent;
create policy seen on sharing_sent for select to onestory_web using (
    (select sharing_may('see_audit'))
    or to_service_id in (
        select p.service_id from agencies_post p
        where p.practitioner_id = sharing_reader() and p.held @> sharing_today()));
alter table sharing_recall enable row level security;
drop policy if exists seen on sharing_recall;
create policy seen on sharing_recall for select to onestory_web using (
    exists (select from sharing_sent s where s.id = sent_id));
