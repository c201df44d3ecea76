package io.claimway.spark;

import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import java.util.Objects;
import java.util.stream.Stream;

/** One fact of a night's working set; exactly one component is set. */
public record WorkingFact(
    Session session, Client client, Provider provider, Contract contract, Charge charge) {

  public WorkingFact {
    if (Stream.of(session, client, provider, contract, charge).filter(Objects::nonNull).count()
        != 1) {
      throw new IllegalArgumentException(
          "Cannot make a working fact: exactly one component must be set");
    }
  }

  static WorkingFact of(Record fact) {
    return new WorkingFact(
        fact instanceof Session session ? session : null,
        fact instanceof Client client ? client : null,
        fact instanceof Provider provider ? provider : null,
        fact instanceof Contract contract ? contract : null,
        fact instanceof Charge charge ? charge : null);
  }
}
