package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.ProcedureCode;
import java.util.List;

/**
 * An SV1: the service that a line bills.
 *
 * @param procedure SV101
 * @param chargeCents SV102
 * @param unit SV103: UN units or MJ minutes
 * @param thousandths SV104 in thousandths of the unit
 * @param placeOfService SV105, only where it differs from the claim's
 * @param pointers SV107: places of diagnoses in the claim's HI, the most important first
 * @param emergency SV109: Y or empty
 * @param epsdt SV111: Y or empty
 * @param familyPlanning SV112: Y or empty
 * @param copayExempt SV115: 0 or empty
 */
public record ServiceSegment(
    ProcedureCode procedure,
    long chargeCents,
    String unit,
    long thousandths,
    String placeOfService,
    List<Integer> pointers,
    String emergency,
    String epsdt,
    String familyPlanning,
    String copayExempt) {

  /** The most diagnosis pointers of a line. */
  public static final int MOST_POINTERS = 4;

  public ServiceSegment {
    unit = Absent.text(unit);
    placeOfService = Absent.text(placeOfService);
    pointers = Absent.list(pointers);
    emergency = Absent.text(emergency);
    epsdt = Absent.text(epsdt);
    familyPlanning = Absent.text(familyPlanning);
    copayExempt = Absent.text(copayExempt);
    if (pointers.size() > MOST_POINTERS) {
      throw new IllegalArgumentException(
          "Cannot hold SV1: "
              + pointers.size()
              + " diagnosis pointers, but there is room for "
              + MOST_POINTERS);
    }
  }

  /** Whole units of a procedure. */
  public static ServiceSegment of(
      ProcedureCode procedure, long chargeCents, int units, List<Integer> pointers) {
    return new ServiceSegment(
        procedure, chargeCents, "UN", units * 1000L, "", pointers, "", "", "", "");
  }
}
