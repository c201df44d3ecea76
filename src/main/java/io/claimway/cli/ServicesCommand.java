package io.claimway.cli;

import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaSettings;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.S3Settings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that start, stop and describe the embedded Postgres, Kafka and S3. */
@Command(
    name = "services",
    description = "The embedded Postgres, Kafka and S3 of a state folder.",
    footer = {"", "Example: jobs/claimway services up"})
final class ServicesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Command(
      description = "Starts what is not running, waits until it answers, and says how to connect.",
      footer = {"", "Example: jobs/claimway services up --state /var/lib/claimway"})
  int up() {
    try (Workplace workplace = Workplace.of(spec)) {
      EmbeddedServers servers = new EmbeddedServers(workplace.state());
      if (servers.running().isEmpty()) {
        workplace.say("Starting Postgres, Kafka and S3 in " + servers.folder() + " ...");
      }
      print(workplace, servers.up());
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description = "Stops them; their data stays.",
      footer = {"", "Example: jobs/claimway services down"})
  int down() {
    try (Workplace workplace = Workplace.of(spec)) {
      boolean stopped = new EmbeddedServers(workplace.state()).down();
      workplace.answer(
          (stopped ? "Stopped the services of " : "No services are running in ")
              + workplace.state(),
          Map.of("stopped", stopped));
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description = "Says whether they run and how to look inside; exit code 1 when they do not.",
      footer = {"", "Example: jobs/claimway services status --json"})
  int status() {
    try (Workplace workplace = Workplace.of(spec)) {
      Optional<ServerAddresses> running = new EmbeddedServers(workplace.state()).running();
      if (running.isEmpty()) {
        workplace.answer(
            "No services are running in "
                + workplace.state()
                + "; start them: jobs/claimway services up",
            Map.of("running", false));
        return ExitCode.FAILED.number();
      }
      print(workplace, running.get());
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description =
          "Stops them and deletes their data: the way on from a book of an older form, which nothing carries over.",
      footer = {"", "Example: jobs/claimway services reset --yes"})
  int reset(
      @Option(names = "--yes", required = true, description = "Deletes without asking.")
          boolean yes) {
    try (Workplace workplace = Workplace.of(spec)) {
      EmbeddedServers servers = new EmbeddedServers(workplace.state());
      servers.reset();
      workplace.answer("Emptied the services of " + workplace.state(), Map.of("emptied", true));
      return ExitCode.DONE.number();
    }
  }

  private static void print(Workplace workplace, ServerAddresses addresses) {
    if (workplace.json()) {
      workplace.printJson(asJson(addresses));
    } else {
      printLines(workplace.out(), addresses);
    }
  }

  private static Map<String, Object> asJson(ServerAddresses addresses) {
    PostgresSettings postgres = addresses.postgres();
    S3Settings s3 = addresses.s3();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "postgres",
        ordered(
            "url", postgres.url(),
            "user", postgres.user(),
            "password", postgres.password(),
            "superuser", ServerAddresses.SUPERUSER));
    json.put("kafka", ordered("bootstrapServers", addresses.kafka().bootstrapServers()));
    json.put(
        "s3",
        ordered(
            "endpoint", s3.endpoint(),
            "region", s3.region(),
            "bucket", s3.bucket(),
            "accessKey", s3.accessKey(),
            "secretKey", s3.secretKey()));
    return json;
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ordered;
  }

  private static void printLines(PrintWriter out, ServerAddresses addresses) {
    PostgresSettings postgres = addresses.postgres();
    KafkaSettings kafka = addresses.kafka();
    S3Settings s3 = addresses.s3();
    String uri = postgres.url().substring("jdbc:".length());
    out.println(
        "Postgres  PGPASSWORD="
            + postgres.password()
            + " psql -U "
            + postgres.user()
            + " -d "
            + uri);
    out.println("          as superuser: psql -U " + ServerAddresses.SUPERUSER + " -d " + uri);
    out.println(
        "Kafka     kafka-topics.sh --bootstrap-server " + kafka.bootstrapServers() + " --list");
    out.println(
        "S3        AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s aws --endpoint-url %s --region %s s3 ls s3://%s/"
            .formatted(s3.accessKey(), s3.secretKey(), s3.endpoint(), s3.region(), s3.bucket()));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run services: say up, down, status or reset");
  }
}
