package io.claimway.settings;

import io.claimway.kafka.KafkaSettings;
import io.claimway.party.payer.DepositDays;
import io.claimway.payout.PayoutSettings;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.S3Settings;
import java.nio.file.Path;

/** Everything that a configuration file or the environment can say, bound once and valid. */
public record Settings(
    NetworkSettings network,
    EligibilitySettings eligibility,
    PayoutSettings payout,
    DepositDays deposits,
    CardSettings cards,
    PayersSettings payers,
    PartnersSettings partners,
    PeopleSettings people,
    ReportSettings report,
    LimitSettings limits,
    SparkSettings spark,
    PostgresSettings postgres,
    KafkaSettings kafka,
    RegistrySettings registry,
    S3Settings s3) {

  /**
   * What holds where nothing is configured.
   *
   * @param home folder of the installation, which holds {@code jobs}
   * @param state folder of the embedded services
   */
  public static Settings unconfigured(Path home, Path state) {
    return new Settings(
        NetworkSettings.USUAL,
        EligibilitySettings.USUAL,
        PayoutSettings.usual(state.resolve("outside").resolve("vault.csv").toString()),
        DepositDays.USUAL,
        CardSettings.NONE,
        new PayersSettings(home.resolve("jobs").resolve("payers")),
        new PartnersSettings(home.resolve("jobs").resolve("partners")),
        new PeopleSettings(home.resolve("jobs").resolve("people.yaml")),
        new ReportSettings(state.resolve("reports")),
        LimitSettings.USUAL,
        SparkSettings.LOCAL,
        PostgresSettings.EMBEDDED,
        KafkaSettings.EMBEDDED,
        RegistrySettings.NONE,
        S3Settings.EMBEDDED);
  }

  /** Whether any of the three services is not configured, so that the embedded ones are needed. */
  public boolean needsEmbeddedServices() {
    return postgres.embedded() || kafka.embedded() || s3.embedded();
  }

  /**
   * These settings without what a night need not know: the password of the role that owns the
   * schemas.
   */
  public Settings withoutMigrator() {
    return withPostgres(postgres.withoutMigrator());
  }

  private Settings withPostgres(PostgresSettings other) {
    return new Settings(
        network,
        eligibility,
        payout,
        deposits,
        cards,
        payers,
        partners,
        people,
        report,
        limits,
        spark,
        other,
        kafka,
        registry,
        s3);
  }

  /**
   * These settings with the addresses and credentials that are still open taken from running
   * services.
   */
  public Settings connectedTo(
      PostgresSettings postgresServer, KafkaSettings broker, S3Settings s3Server) {
    return new Settings(
        network,
        eligibility,
        payout,
        deposits,
        cards,
        payers,
        partners,
        people,
        report,
        limits,
        spark,
        postgres.embedded() ? postgres.orElse(postgresServer) : postgres,
        kafka.embedded() ? kafka.orElse(broker) : kafka,
        registry,
        s3.embedded() ? s3.orElse(s3Server) : s3);
  }
}
