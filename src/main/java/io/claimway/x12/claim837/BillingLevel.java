package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProviderSegment;
import java.util.List;

/**
 * Loop 2000A: who bills, and where the payment goes.
 *
 * @param specialty PRV*BI, or null where the payer does not want it
 * @param provider 2010AA with address, tax id (REF*EI) and NPI
 * @param payTo 2010AB, or null when payments go to the billing address
 * @param payToPlan 2010AC, or null
 */
public record BillingLevel(
    ProviderSegment specialty,
    NamedLoop provider,
    NamedLoop payTo,
    NamedLoop payToPlan,
    List<KeptSegment> kept) {

  public BillingLevel {
    kept = Absent.list(kept);
  }

  public static BillingLevel of(ProviderSegment specialty, NamedLoop provider, NamedLoop payTo) {
    return new BillingLevel(specialty, provider, payTo, null, List.of());
  }
}
