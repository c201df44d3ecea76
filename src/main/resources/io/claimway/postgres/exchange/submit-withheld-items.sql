-- Opens an item for each claim file that was kept back at the door.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to('FILE_WITHHELD ' || partner || ' ' || interchange_control, 'UTF8')), 'hex'), 'FILE_WITHHELD',
       'file ' || coalesce(name, partner || ' ' || interchange_control), withheld_reason, charge_cents, ?, ?
  from exchange.outbound_file where run_id = ? and kind = '837P' and state = 'WITHHELD'
on conflict (work_item_id) do nothing
