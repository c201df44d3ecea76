-- Marks payments with what the bank has brought.
update deposit.clearing c set deposited_cents = n.deposited_cents, cleared_on = n.cleared_on
  from changed_clearing n where c.payment_id = n.payment_id
