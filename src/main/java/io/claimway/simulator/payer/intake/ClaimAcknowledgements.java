package io.claimway.simulator.payer.intake;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.wire.EdiText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the 277CA of a file: one transaction per payer and 837 batch, or one by the clearinghouse
 * for all it forwards.
 */
public final class ClaimAcknowledgements {

  private static final String GUIDE = "005010X214";
  private static final String TIME = "0525";

  private final SimulatedPartner partner;
  private final LocalDate day;
  private final LocalDate receivedOn;
  private final Map<String, BillingGroup> groupsByNpi;
  private final EdiText text;
  private int level;

  public ClaimAcknowledgements(
      SimulatedPartner partner,
      LocalDate receivedOn,
      LocalDate day,
      int control,
      Map<String, BillingGroup> groupsByNpi) {
    this.partner = partner;
    this.receivedOn = receivedOn;
    this.day = day;
    this.groupsByNpi = groupsByNpi;
    this.text = new EdiText(partner.syntax());
    text.interchange(partner.receiver(), "CLAIMWAY", day, TIME, control);
    text.group("HN", partner.receiver(), "CLAIMWAY", day, TIME, control, GUIDE);
  }

  /** The payer's word on the claims of one batch that were its own. */
  public void ofPayer(
      SimulatedPayer payer, String batchReference, String trace, List<PayerVerdict> verdicts) {
    begin(trace, "PR", payer.name(), "PI", payer.id());
    receiver(batchReference, "A1:19:PR", verdicts);
    providers(verdicts, false);
    text.endTransaction();
  }

  /** The partner's word on claims for a payer that it does not serve. */
  public void ofPartner(String batchReference, String trace, List<PayerVerdict> verdicts) {
    begin(trace, "AY", partner.name(), "46", partner.receiver());
    receiver(batchReference, "A1:19:AY", verdicts);
    providers(verdicts, false);
    text.endTransaction();
  }

  /** The clearinghouse's word: every claim was forwarded. */
  public void ofClearinghouse(String batchReference, String trace, List<PayerVerdict> verdicts) {
    begin(trace, "AY", partner.name(), "46", partner.receiver());
    List<PayerVerdict> forwarded =
        verdicts.stream()
            .map(
                verdict ->
                    new PayerVerdict(
                        verdict.claim(),
                        "D" + verdict.claim().controlNumber(),
                        List.of("A0:16:PR"),
                        ""))
            .toList();
    receiver(batchReference, "A1:19:AY", forwarded);
    providers(forwarded, true);
    text.endTransaction();
  }

  private void begin(String trace, String entity, String name, String idKind, String id) {
    level = 0;
    text.transaction("277", GUIDE);
    text.segment("BHT", "0085", "08", trace, EdiText.DAY.format(day), TIME, "TH");
    text.segment("HL", next(), "", "20", "1");
    text.segment("NM1", entity, "2", name, "", "", "", "", idKind, id);
    text.segment("TRN", "1", trace);
    text.segment("DTP", "050", "D8", EdiText.DAY.format(receivedOn));
    text.segment("DTP", "009", "D8", EdiText.DAY.format(day));
  }

  private String next() {
    return String.valueOf(++level);
  }

  private void receiver(String batchReference, String status, List<PayerVerdict> verdicts) {
    text.segment("HL", next(), "1", "21", "1");
    text.segment(
        "NM1", "41", "2", "CLAIMWAY BEHAVIORAL NETWORK", "", "", "", "", "46", "CLAIMWAY1");
    text.segment("TRN", "2", batchReference);
    long total = verdicts.stream().mapToLong(verdict -> verdict.claim().chargeCents()).sum();
    text.segment("STC", status(status), EdiText.DAY.format(day), "WQ", Cents.x12(total));
    totals(verdicts, "90", "AA");
  }

  private void totals(List<PayerVerdict> verdicts, String acceptedCount, String refusedCount) {
    long accepted = verdicts.stream().filter(PayerVerdict::accepted).count();
    long acceptedCents = charges(verdicts, true);
    if (accepted > 0) {
      text.segment("QTY", acceptedCount, String.valueOf(accepted));
    }
    if (accepted < verdicts.size()) {
      text.segment("QTY", refusedCount, String.valueOf(verdicts.size() - accepted));
    }
    if (accepted > 0) {
      text.segment("AMT", "YU", Cents.x12(acceptedCents));
    }
    if (accepted < verdicts.size()) {
      text.segment("AMT", "YY", Cents.x12(charges(verdicts, false)));
    }
  }

  private static long charges(List<PayerVerdict> verdicts, boolean accepted) {
    return verdicts.stream()
        .filter(verdict -> verdict.accepted() == accepted)
        .mapToLong(verdict -> verdict.claim().chargeCents())
        .sum();
  }

  private void providers(List<PayerVerdict> verdicts, boolean clearinghouse) {
    Map<String, List<PayerVerdict>> byProvider =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    verdict -> verdict.claim().billingNpi(), TreeMap::new, Collectors.toList()));
    byProvider.forEach(
        (npi, own) -> {
          String providerLevel = next();
          text.segment("HL", providerLevel, "2", "19", "1");
          BillingGroup group = groupsByNpi.get(npi);
          String name = group == null ? "UNKNOWN PROVIDER" : text.data(group.legalName());
          text.segment("NM1", "85", "2", name, "", "", "", "", "XX", npi);
          text.segment("TRN", "1", "0");
          totals(own, "QA", "QC");
          own.forEach(verdict -> patient(verdict, providerLevel, clearinghouse));
        });
  }

  private void patient(PayerVerdict verdict, String providerLevel, boolean clearinghouse) {
    ReceivedClaim claim = verdict.claim();
    text.segment("HL", next(), providerLevel, "PT");
    text.segment(
        "NM1",
        "QC",
        "1",
        text.data(claim.patient().lastName()),
        text.data(claim.patient().firstName()),
        "",
        "",
        "",
        "MI",
        text.data(claim.memberId()));
    text.segment("TRN", "2", text.data(claim.controlNumber()));
    List<String> statuses = verdict.statuses();
    text.segment(
        "STC",
        status(statuses.get(0)),
        EdiText.DAY.format(day),
        verdict.accepted() ? "WQ" : "U",
        Cents.x12(claim.chargeCents()),
        "",
        "",
        "",
        "",
        "",
        statuses.size() > 1 ? status(statuses.get(1)) : "",
        statuses.size() > 2 ? status(statuses.get(2)) : "");
    if (verdict.accepted()) {
      text.segment("REF", clearinghouse ? "D9" : "1K", verdict.claimNumber());
    }
    String first = EdiText.DAY.format(claim.firstDay());
    String last = EdiText.DAY.format(claim.lastDay());
    if (first.equals(last)) {
      text.segment("DTP", "472", "D8", first);
    } else {
      text.segment("DTP", "472", "RD8", first + "-" + last);
    }
  }

  private String status(String colons) {
    return text.composite(colons.split(":"));
  }

  public byte[] bytes() {
    return text.endGroup().endInterchange().bytes();
  }
}
