-- Campaigns and their notices are seen by who tells families and who approves it, and by no role beside.
-- Notices hold people's ids and no word about them; names and addresses stand behind the policies of people.
alter table parents_campaign enable row level security;
create policy seen on parents_campaign for select to onestory_web
    using ((select sharing_may('tell_families')) or (select sharing_may('approve_agreements')));
alter table parents_campaignstatus enable row level security;
create policy seen on parents_campaignstatus for select to onestory_web
    using ((select sharing_may('tell_families')) or (select sharing_may('approve_agreements')));
alter table parents_preview enable row level security;
create policy seen on parents_preview for select to onestory_web
    using ((select sharing_may('tell_families')) or (select sharing_may('approve_agreements')));
alter table parents_batch enable row level security;
create policy seen on parents_batch for select to onestory_web
    using ((select sharing_may('tell_families')));
alter table parents_notice enable row level security;
create policy seen on parents_notice for select to onestory_web
    using ((select sharing_may('tell_families')));
alter table parents_noticestatus enable row level security;
create policy seen on parents_noticestatus for select to onestory_web
    using ((select sharing_may('tell_families')));
alter table parents_addressee enable row level security;
create policy seen on parents_addressee for select to onestory_web
    using ((select sharing_may('tell_families')));
alter table parents_unreached enable row level security;
create policy seen on parents_unreached for select to onestory_web
    using ((select sharing_may('tell_families')));

-- That a family was told, and that it said no, is known with the person.
alter table parents_told enable row level security;
create policy seen on parents_told for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o));
alter table parents_objection enable row level security;
create policy seen on parents_objection for select to onestory_web using (
    person_id in (select o.person_id from sharing_opened() o));
