package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2300: a professional claim with all that stands in it.
 *
 * @param head CLM
 * @param dates DTP, such as 431 onset or 435 admission
 * @param amounts AMT*F5 patient paid
 * @param references REF, such as F8 payer claim control number, G1 prior authorisation, 9F referral
 * @param diagnoses HI with diagnoses, or null
 * @param providers 2310A to 2310F in their order: DN referring, 82 rendering, 77 service facility,
 *     DQ supervising
 * @param otherSubscribers 2320, one per other coverage
 * @param kept segments between CLM and 2310 that no part models
 */
public record ProfessionalClaim(
    ClaimSegment head,
    List<DateSegment> dates,
    List<AmountSegment> amounts,
    List<ReferenceSegment> references,
    List<NoteSegment> notes,
    DiagnosisSegment diagnoses,
    List<NamedLoop> providers,
    List<OtherSubscriber> otherSubscribers,
    List<ProfessionalLine> lines,
    List<KeptSegment> kept) {

  public ProfessionalClaim {
    dates = Absent.list(dates);
    amounts = Absent.list(amounts);
    references = Absent.list(references);
    notes = Absent.list(notes);
    providers = Absent.list(providers);
    otherSubscribers = Absent.list(otherSubscribers);
    lines = Absent.list(lines);
    kept = Absent.list(kept);
  }

  public static ProfessionalClaim of(
      ClaimSegment head,
      DiagnosisSegment diagnoses,
      List<NamedLoop> providers,
      List<ProfessionalLine> lines) {
    return new ProfessionalClaim(
        head, null, null, null, null, diagnoses, providers, null, lines, null);
  }

  public ProfessionalClaim withDates(List<DateSegment> all) {
    return new ProfessionalClaim(
        head, all, amounts, references, notes, diagnoses, providers, otherSubscribers, lines, kept);
  }

  public ProfessionalClaim withAmounts(List<AmountSegment> all) {
    return new ProfessionalClaim(
        head, dates, all, references, notes, diagnoses, providers, otherSubscribers, lines, kept);
  }

  public ProfessionalClaim withReferences(List<ReferenceSegment> all) {
    return new ProfessionalClaim(
        head, dates, amounts, all, notes, diagnoses, providers, otherSubscribers, lines, kept);
  }

  public ProfessionalClaim withNotes(List<NoteSegment> all) {
    return new ProfessionalClaim(
        head, dates, amounts, references, all, diagnoses, providers, otherSubscribers, lines, kept);
  }

  public ProfessionalClaim withOtherSubscribers(List<OtherSubscriber> all) {
    return new ProfessionalClaim(
        head, dates, amounts, references, notes, diagnoses, providers, all, lines, kept);
  }

  /** The value of the first REF of a kind, or empty text. */
  public String reference(String qualifier) {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals(qualifier)) {
        return reference.value();
      }
    }
    return "";
  }

  /** The first provider in a role (NM101 of 2310), or null. */
  public NamedLoop provider(String entity) {
    for (NamedLoop provider : providers) {
      if (provider.name().entity().equals(entity)) {
        return provider;
      }
    }
    return null;
  }
}
