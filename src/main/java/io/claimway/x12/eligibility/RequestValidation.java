package io.claimway.x12.eligibility;

import io.claimway.x12.segment.Absent;

/**
 * An AAA: why a question was not answered.
 *
 * @param valid AAA01: Y the request was valid but is refused, N it was not
 * @param agency AAA02, unused by the guide
 * @param reason AAA03: 42 cannot respond now, 72 subscriber id, 75 subscriber not found, …
 * @param followUp AAA04: C correct and resubmit, N do not, R resubmit, …
 */
public record RequestValidation(String valid, String agency, String reason, String followUp) {

  public RequestValidation {
    valid = Absent.text(valid);
    agency = Absent.text(agency);
    reason = Absent.text(reason);
    followUp = Absent.text(followUp);
  }

  public static RequestValidation of(String valid, String reason, String followUp) {
    return new RequestValidation(valid, "", reason, followUp);
  }
}
