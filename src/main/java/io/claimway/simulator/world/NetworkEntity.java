package io.claimway.simulator.world;

import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.simulator.payer.registry.BillingGroup;
import java.util.List;

/** The network's company in a state, as its own facts and as payers and the bank know it. */
record NetworkEntity(BillingEntity billingEntity, BillingGroup group) {

  private static final String CLINIC = "261QM0801X";

  static NetworkEntity of(Region region) {
    return switch (region) {
      case NY ->
          entity(
              "cbh-ny",
              "CLAIMWAY BEHAVIORAL HEALTH OF NEW YORK PC",
              190_200_001L,
              "131000001",
              new Address("200 Hudson Street", null, "New York", "NY", "100131807"),
              "02100001");
      case CA ->
          entity(
              "cbh-ca",
              "CLAIMWAY BEHAVIORAL HEALTH OF CALIFORNIA INC",
              190_200_002L,
              "951000002",
              new Address("415 Mission Street", null, "San Francisco", "CA", "941052533"),
              "12100001");
      case TX ->
          entity(
              "cbh-tx",
              "CLAIMWAY BEHAVIORAL HEALTH OF TEXAS PLLC",
              190_200_003L,
              "741000003",
              new Address("600 Congress Avenue", null, "Austin", "TX", "787013238"),
              "11100001");
    };
  }

  private static NetworkEntity entity(
      String id, String name, long npiNine, String ein, Address address, String routingEight) {
    String npi = NetworkNumber.npi(npiNine);
    BillingEntity entity =
        new BillingEntity(
            id, name, npi, ein, CLINIC, address, null, "operating-" + id, List.of(npi, ein));
    BillingGroup group =
        new BillingGroup(
            id,
            name,
            npi,
            ein,
            address.state(),
            address.line1(),
            address.city(),
            address.zip(),
            NetworkNumber.routing(routingEight),
            "77" + ein);
    return new NetworkEntity(entity, group);
  }
}
