-- A list that waits is seen by the service it is for; what stands on it, by whom the lens lets.
alter table sharing_preparedlist enable row level security;
drop policy if exists seen on sharing_preparedlist;
create policy seen on sharing_preparedlist for select to onestory_web using (
    to_service_id in (
        select p.service_id from agencies_post p
        where p.practitioner_id = sharing_reader() and p.held @> sharing_today()));
