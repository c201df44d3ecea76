package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Loop 2400: one service line of a claim.
 *
 * @param number LX01, counted from 1
 * @param service SV1
 * @param dates DTP*472 and others
 * @param references REF*6R line control number, REF*G1 and others
 * @param providers 2420A to 2420H in their order
 * @param adjudications 2430, one per payer that decided the line
 * @param drugs the segments of all 2410 loops
 * @param forms the segments of all 2440 loops
 * @param kept segments between LX and 2410 that no part models
 */
public record ProfessionalLine(
    int number,
    ServiceSegment service,
    List<DateSegment> dates,
    List<ReferenceSegment> references,
    List<AmountSegment> amounts,
    List<NoteSegment> notes,
    List<NamedLoop> providers,
    List<LineAdjudication> adjudications,
    List<KeptSegment> drugs,
    List<KeptSegment> forms,
    List<KeptSegment> kept) {

  public ProfessionalLine {
    dates = Absent.list(dates);
    references = Absent.list(references);
    amounts = Absent.list(amounts);
    notes = Absent.list(notes);
    providers = Absent.list(providers);
    adjudications = Absent.list(adjudications);
    drugs = Absent.list(drugs);
    forms = Absent.list(forms);
    kept = Absent.list(kept);
  }

  /** A line of one service date with its line control number (REF*6R). */
  public static ProfessionalLine of(
      int number, ServiceSegment service, DateSegment served, String lineControlNumber) {
    List<ReferenceSegment> references = List.of(ReferenceSegment.of("6R", lineControlNumber));
    return new ProfessionalLine(
        number, service, List.of(served), references, null, null, null, null, null, null, null);
  }

  /** The line with another REF behind those that it has. */
  public ProfessionalLine plus(ReferenceSegment reference) {
    List<ReferenceSegment> all = new ArrayList<>(references);
    all.add(reference);
    return new ProfessionalLine(
        number, service, dates, all, amounts, notes, providers, adjudications, drugs, forms, kept);
  }

  public ProfessionalLine withNotes(List<NoteSegment> all) {
    return new ProfessionalLine(
        number,
        service,
        dates,
        references,
        amounts,
        all,
        providers,
        adjudications,
        drugs,
        forms,
        kept);
  }

  public ProfessionalLine withAdjudications(List<LineAdjudication> all) {
    return new ProfessionalLine(
        number, service, dates, references, amounts, notes, providers, all, drugs, forms, kept);
  }

  /** REF*6R, or empty text. */
  public String lineControlNumber() {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals("6R")) {
        return reference.value();
      }
    }
    return "";
  }

  /** DTP*472, or null. */
  public DateSegment served() {
    for (DateSegment date : dates) {
      if (date.qualifier().equals("472")) {
        return date;
      }
    }
    return null;
  }
}
