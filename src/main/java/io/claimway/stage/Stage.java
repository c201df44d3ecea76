package io.claimway.stage;

import io.claimway.run.StageName;

/**
 * One stage of a night. Everything it does before {@link StageContext#publish} can be repeated
 * without effect; publish is its one transaction. A stage whose publication row exists is never
 * run.
 */
public interface Stage {
  StageName name();

  void run(StageContext context);
}
