-- Inquiries about these clients that still have time to be answered; what a withheld file would have asked was not asked.
select i.client_id, i.fingerprint, i.asked_for
  from eligibility.inquiry i join exchange.outbound_file o using (file_id)
 where i.client_id = any (?) and i.ask_again_on > ? and i.run_id <> ? and o.state <> ?
