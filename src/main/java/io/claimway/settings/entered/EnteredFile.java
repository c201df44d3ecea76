package io.claimway.settings.entered;

import io.claimway.acknowledgement.ControlNumberEcho;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.EnteredRemittance;
import io.claimway.remittance.EnteredRemittance.ProviderLevel;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.run.UnusableConfiguration;
import io.claimway.settings.located.LocatedKeys;
import io.claimway.settings.located.LocatedText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file in which a person keys a remittance that came on paper, with the document that it was
 * keyed from.
 *
 * @param document beside the file, unless its path says otherwise
 */
public record EnteredFile(EnteredRemittance remittance, Path document) {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9 .-]{1,50}");
  private static final Pattern PATH = Pattern.compile(".{1,500}");
  private static final Pattern CONTROL = Pattern.compile("[A-Za-z0-9]{1,38}");
  private static final Pattern STATUS = Pattern.compile("[1-4]|19|20|21|22|23|25");
  private static final Pattern FREQUENCY = Pattern.compile("[178]");
  private static final Pattern PROCEDURE = Pattern.compile("[A-Za-z0-9]{5}");
  private static final Pattern MODIFIER = Pattern.compile("[A-Za-z0-9]{2}");
  private static final Pattern GROUP = Pattern.compile("CO|PR|OA|PI");
  private static final Pattern REASON = Pattern.compile("[A-Z]{0,2}[0-9]{1,3}");
  private static final Pattern REMARK = Pattern.compile("[A-Z]{1,2}[0-9]{1,4}");
  private static final Pattern BESIDE = Pattern.compile("[A-Z0-9]{2}");
  private static final Pattern REFERENCE = Pattern.compile("[^*~^:]{1,50}");
  private static final Pattern NAME = Pattern.compile("[^*~^:]{1,60}");
  private static final Pattern ANY = Pattern.compile("(?s).*");
  private static final Pattern NPI = Pattern.compile("\\d{10}");

  private static final String PROCESSED = "1";

  /**
   * Reads a file.
   *
   * @throws UnusableConfiguration naming file, line and key of the first mistakes
   */
  public static EnteredFile read(Path file, PayerProfiles payers) {
    List<String> problems = new ArrayList<>();
    EnteredFile entered = parse(file, LocatedText.read(file, file.toString()), payers, problems);
    if (!problems.isEmpty()) {
      throw new UnusableConfiguration(
          problems.get(0)
              + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)"));
    }
    return entered;
  }

  /** Reads one file; the result is usable only if no problem was added. */
  static EnteredFile parse(Path file, String text, PayerProfiles payers, List<String> problems) {
    LocatedKeys keys =
        LocatedKeys.ofRecords(file.toString(), text, "an entered remittance", problems);
    EnteredFile entered = new Reading(keys, payers).file(file);
    keys.refuseUnknown();
    return entered;
  }

  /** The keys of one file, read in the order in which the file has them. */
  private record Reading(LocatedKeys keys, PayerProfiles payers) {

    EnteredFile file(Path file) {
      String payer = keys.text("payer", SLUG, "a payer, such as harbor-commercial");
      EnteredRemittance remittance =
          new EnteredRemittance(
              payer,
              originator(payer),
              keys.text("entity", SLUG, "a billing entity, such as cbh-ny"),
              keys.text("number", NUMBER, "the number of the check or transfer"),
              keys.date("date"),
              keys.cents("amount"),
              method(payer),
              keys.below("claims").stream().map(number -> claim("claims." + number)).toList(),
              keys.below("adjustments").stream()
                  .map(number -> beside("adjustments." + number))
                  .toList());
      String document = keys.text("document", PATH, "the path of the document, such as eob.pdf");
      return new EnteredFile(remittance, file.toAbsolutePath().resolveSibling(document));
    }

    private EnteredRemittance.Method method(String payer) {
      EnteredRemittance.Method method = keys.choice("method", EnteredRemittance.Method.class);
      boolean noCard =
          payers.find(payer).filter(profile -> !profile.remittance().paysByCard()).isPresent();
      if (method == EnteredRemittance.Method.CARD && noCard) {
        keys.wrong(
            "method",
            "card",
            "a way in which "
                + payer
                + " pays; a card needs remittance.card-fee-basis-points in its profile");
      }
      return method;
    }

    private String originator(String payer) {
      String found = payers.find(payer).map(PayerProfile::originator).orElse("");
      if (found.isEmpty()) {
        keys.wrong(
            "payer",
            payer,
            "a payer of jobs/payers: "
                + String.join(", ", payers.list().stream().map(PayerProfile::payer).toList()));
      }
      return found;
    }

    private ReportedClaim claim(String at) {
      List<ReportedLine> lines =
          keys.below(at + ".lines").stream().map(number -> line(at + ".lines." + number)).toList();
      LocalDate served =
          keys.has(at + ".date")
              ? keys.date(at + ".date")
              : lines.isEmpty() ? null : lines.get(0).serviceDate();
      return new ReportedClaim(
          ControlNumberEcho.comparable(
              keys.text(at + ".control-number", CONTROL, "our control number, or 0")),
          optional(at + ".status", STATUS, "1, 2, 3, 4, 19 to 23 or 25", PROCESSED),
          keys.cents(at + ".charge"),
          keys.cents(at + ".paid"),
          keys.has(at + ".patient-share") ? keys.cents(at + ".patient-share") : null,
          optional(at + ".payer-number", REFERENCE, "the payer's claim number", ""),
          optional(at + ".frequency", FREQUENCY, "1, 7 or 8", ""),
          served,
          0,
          parties(at, served),
          false,
          adjustments(at),
          remarks(at),
          lines);
    }

    private ClaimParties parties(String at, LocalDate served) {
      return new ClaimParties(
          unshown(at + ".patient.last", "a name"),
          unshown(at + ".patient.first", "a name"),
          unshown(at + ".patient.member-id", "a member id"),
          "",
          optional(at + ".rendering", NPI, "an NPI of ten digits", ""),
          served);
    }

    private ReportedLine line(String at) {
      return new ReportedLine(
          keys.text(at + ".procedure", PROCEDURE, "a procedure code"),
          optional(at + ".decided-as", PROCEDURE, "the code that the payer decided instead", null),
          keys.has(at + ".modifiers")
              ? keys.list(at + ".modifiers", MODIFIER, "two letters or digits")
              : List.of(),
          keys.date(at + ".date"),
          keys.cents(at + ".charge"),
          keys.cents(at + ".paid"),
          optional(at + ".control-number", CONTROL, "our line control number", ""),
          adjustments(at),
          remarks(at));
    }

    private List<ReportedAdjustment> adjustments(String at) {
      return keys.below(at + ".adjustments").stream()
          .map(number -> at + ".adjustments." + number)
          .map(
              each ->
                  new ReportedAdjustment(
                      keys.text(each + ".group", GROUP, "CO, PR, OA or PI"),
                      keys.text(each + ".reason", REASON, "a CARC, such as \"45\""),
                      keys.cents(each + ".amount")))
          .toList();
    }

    private List<String> remarks(String at) {
      return keys.has(at + ".remarks")
          ? keys.list(at + ".remarks", REMARK, "remark codes, such as N130")
          : List.of();
    }

    private ProviderLevel beside(String at) {
      return new ProviderLevel(
          keys.text(at + ".code", BESIDE, "a PLB code, such as WO"),
          optional(at + ".reference", REFERENCE, "the payer's reference", ""),
          keys.cents(at + ".amount"));
    }

    /** What tells of a person is shown in no problem. */
    private String unshown(String path, String expected) {
      String found = optional(path, ANY, expected, "");
      if (!found.isEmpty() && !NAME.matcher(found).matches()) {
        keys.wrong(path, "…", expected);
      }
      return found;
    }

    private String optional(String path, Pattern shape, String expected, String absent) {
      return keys.has(path) ? keys.text(path, shape, expected) : absent;
    }
  }
}
