-- Deliveries, their rows and questions are seen by who looks after them, and by no role beside.
alter table feeds_delivery enable row level security;
create policy seen on feeds_delivery for select to onestory_web
    using ((select sharing_may('see_deliveries')));
alter table feeds_status enable row level security;
create policy seen on feeds_status for select to onestory_web
    using ((select sharing_may('see_deliveries')));
alter table feeds_batch enable row level security;
create policy seen on feeds_batch for select to onestory_web
    using ((select sharing_may('see_deliveries')));
alter table feeds_row enable row level security;
create policy seen on feeds_row for select to onestory_web
    using ((select sharing_may('see_deliveries')));
alter table feeds_question enable row level security;
create policy seen on feeds_question for select to onestory_web
    using ((select sharing_may('answer_questions')));
