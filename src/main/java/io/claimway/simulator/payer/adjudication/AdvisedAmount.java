package io.claimway.simulator.payer.adjudication;

/**
 * One adjustment of a CAS segment: group, reason and amount; a positive amount lowers the payment.
 */
record AdvisedAmount(String group, String reason, long cents) {

  AdvisedAmount negated() {
    return new AdvisedAmount(group, reason, -cents);
  }
}
