package io.claimway.postgres.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What a proof looks at, as temporary tables of keys: everything, or what runs did that no proof
 * has covered yet.
 */
final class ProofScope {
  private static final List<String> TABLES =
      List.of(
          "drop table if exists pg_temp.scope_seq, pg_temp.scope_run, pg_temp.scope_claim, pg_temp.scope_session",
          "create temporary table scope_seq (from_seq bigint, to_seq bigint, from_block bigint)",
          "create temporary table scope_run (run_id text primary key)",
          "create temporary table scope_claim (claim_id bigint primary key)",
          "create temporary table scope_session (session_id text primary key)");

  private static final String ANALYZE = "analyze scope_run, scope_claim, scope_session";

  static final List<String> FULL =
      with(
          "insert into scope_seq select 1, coalesce(max(seq), 0), 1 from ledger.transfer",
          "insert into scope_run select run_id from run.run",
          "insert into scope_claim select claim_id from claim.claim",
          "insert into scope_session select session_id from claim.session_state");

  static final List<String> NIGHTLY =
      with(
          """
          insert into scope_seq
          select coalesce(max(p.last_seq), 0) + 1, (select coalesce(max(seq), 0) from ledger.transfer), coalesce(max(p.last_block), 0) + 1
            from proof.proof p
          """,
          "insert into scope_run select run_id from run.run r where not exists (select from proof.proof p where p.run_id = r.run_id)",
          """
          insert into scope_claim
          select claim_id from claim.event e join scope_run using (run_id)
           where e.business_date >= (select min(business_date) from run.run join scope_run using (run_id))
          union
          select t.claim_id from ledger.transfer t, scope_seq s where t.seq between s.from_seq and s.to_seq and t.claim_id is not null
          """,
          """
          insert into scope_session
          select session_id from claim.session_state join scope_run using (run_id)
          union
          select l.session_id from claim.line l join scope_claim using (claim_id)
          """);

  private ProofScope() {}

  private static List<String> with(String... fills) {
    List<String> all = new ArrayList<>(TABLES);
    all.addAll(List.of(fills));
    all.add(ANALYZE);
    return List.copyOf(all);
  }
}
