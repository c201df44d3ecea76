package io.claimway.cli;

import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.party.people.Deed;
import io.claimway.party.people.Right;
import io.claimway.postgres.claim.Brakes;
import io.claimway.settings.Settings;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.settings.payer.ProfileReading;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that check the payers and their partners, and stop or restart a payer. */
@Command(
    name = "payers",
    description = "The payers and their trading partners: check them; pause and resume a payer.",
    footer = {"", "Example: jobs/claimway payers validate"})
final class PayersCommand implements Runnable {
  private static final String WHO = "Who does it, as the file of people knows them.";

  @Spec private CommandSpec spec;

  @Command(
      description =
          "Reads every payer profile and trading partner and names file and line of whatever is wrong; exit code 2 when something is.",
      footer = {"", "Example: jobs/claimway payers validate --json"})
  int validate() {
    try (Workplace workplace = Workplace.of(spec)) {
      ProfileReading reading = profiles(workplace);
      if (workplace.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payers", reading.profiles().list().stream().map(PayerProfile::payer).toList());
        json.put(
            "partners",
            reading.profiles().listPartners().stream().map(TradingPartner::partner).toList());
        json.put("problems", reading.problems());
        workplace.printJson(json);
      } else {
        reading.problems().forEach(workplace.out()::println);
        workplace.out().println(verdict(reading));
      }
      return (reading.problems().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_USAGE).number();
    }
  }

  @Command(
      description = "Stops claims to a payer from the next build and split on.",
      footer = {
        "",
        "Example: jobs/claimway payers pause summit-ppo --reason \"277CA outage\" --as dana"
      })
  int pause(
      @Parameters(paramLabel = "PAYER", description = "The payer's slug.") String payer,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason,
      @Option(names = "--as", required = true, paramLabel = "ID", description = WHO)
          String person) {
    try (Workplace workplace = Workplace.of(spec)) {
      workplace
          .people()
          .mayDo(
              person,
              Deed.of("pause " + payer, Right.RESOLVE, "payers pause " + payer + " --reason TEXT"));
      PayerProfiles profiles = profiles(workplace).orRefuse();
      if (profiles.find(payer).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot pause "
                + payer
                + ": no profile has that slug; known are "
                + profiles.bySlug().keySet());
      }
      boolean changed =
          workplace
              .edges()
              .migratedDatabase()
              .inTransaction(connection -> Brakes.pause(connection, payer, reason, person));
      workplace.answer(
          changed ? "Paused " + payer : payer + " is paused already",
          Map.of("payer", payer, "paused", true, "changed", changed));
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description = "Lets claims to a paused payer go again.",
      footer = {"", "Example: jobs/claimway payers resume summit-ppo --as dana"})
  int resume(
      @Parameters(paramLabel = "PAYER", description = "The payer's slug.") String payer,
      @Option(names = "--as", required = true, paramLabel = "ID", description = WHO)
          String person) {
    try (Workplace workplace = Workplace.of(spec)) {
      workplace
          .people()
          .mayDo(person, Deed.of("resume " + payer, Right.RESOLVE, "payers resume " + payer));
      boolean changed =
          workplace
              .edges()
              .migratedDatabase()
              .inTransaction(connection -> Brakes.resume(connection, payer));
      workplace.answer(
          changed ? "Resumed " + payer : payer + " was not paused",
          Map.of("payer", payer, "paused", false, "changed", changed));
      return ExitCode.DONE.number();
    }
  }

  /** What is counted beside problems was read, which is not to say that it is right. */
  private static String verdict(ProfileReading reading) {
    String read =
        "%d payer profiles and %d trading partners"
            .formatted(reading.profiles().list().size(), reading.profiles().listPartners().size());
    return reading.problems().isEmpty()
        ? read + " are right"
        : "%d problems; no night begins until they are put right (%s could be read)"
            .formatted(reading.problems().size(), read);
  }

  private static ProfileReading profiles(Workplace workplace) {
    Settings settings = workplace.configured();
    return ProfileFolder.read(settings.payers().dir(), settings.partners().dir());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run payers: say validate, pause or resume");
  }
}
