package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import java.util.List;

/**
 * A hierarchical level of a 276, 277 or 277CA: a party and what is asked or told about it.
 *
 * @param code HL03: 20 source, 21 receiver, 19 provider, 22 subscriber, 23 dependent, PT patient
 * @param depth how many levels stand above it; the writer derives HL01, HL02 and HL04
 * @param demographics the DMG before the name (276), or null
 * @param parties 2100, mostly one
 * @param traces 2200
 * @param ordinal the HL's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record StatusLevel(
    String code,
    int depth,
    DemographicSegment demographics,
    List<NamedLoop> parties,
    List<StatusTrace> traces,
    List<KeptSegment> kept,
    int ordinal) {

  public StatusLevel {
    code = Absent.text(code);
    parties = Absent.list(parties);
    traces = Absent.list(traces);
    kept = Absent.list(kept);
  }

  public static StatusLevel of(String code, int depth, NamedLoop party, List<StatusTrace> traces) {
    return new StatusLevel(code, depth, null, List.of(party), traces, null, 0);
  }
}
