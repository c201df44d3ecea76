package io.claimway.simulator.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claimway.avro.Topic;
import io.claimway.party.Contract;
import io.claimway.party.PayoutBasis;
import io.claimway.simulator.payer.registry.AllowedFee;
import io.claimway.simulator.payer.registry.BenefitPlan;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.registry.EnrolledProvider;
import io.claimway.simulator.payer.registry.Member;
import io.claimway.simulator.payer.registry.PayerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A synthetic network over a span of nights: what it publishes each night, what its payers have on
 * file, and what should become of each session. The same parameters give the same world.
 */
public final class World {

  /** Long before the first night: when the reference facts were recorded. */
  private static final Instant LONG_AGO = Instant.parse("2025-12-01T15:00:00Z");

  /** No revision of a session is told later than this after its confirmation. */
  private static final int LONGEST_STORY_DAYS = 21;

  private final WorldParameters parameters;
  private final Therapists therapists;
  private final Households households;

  private World(WorldParameters parameters) {
    this.parameters = parameters;
    this.therapists = new Therapists(parameters);
    this.households = new Households(parameters);
  }

  public static World generate(WorldParameters parameters) {
    return new World(parameters);
  }

  public WorldParameters parameters() {
    return parameters;
  }

  /** What is published with a night, also one after the last, in a fixed order. */
  public Stream<WorldFact> facts(LocalDate night) {
    Stream<WorldFact> reference =
        night.equals(parameters.nights().get(0)) ? referenceFacts(night) : Stream.empty();
    Stream<WorldFact> sessions =
        IntStream.range(0, parameters.nights().size())
            .filter(n -> !parameters.nights().get(n).isAfter(night))
            .filter(n -> parameters.nights().get(n).plusDays(LONGEST_STORY_DAYS).isAfter(night))
            .boxed()
            .flatMap(this::scripts)
            .flatMap(script -> script.facts().stream())
            .filter(fact -> fact.night().equals(night));
    return Stream.of(reference, corrections(night), sessions).flatMap(each -> each);
  }

  private Stream<WorldFact> referenceFacts(LocalDate night) {
    Stream<WorldFact> charges =
        FeeSchedule.charges(LONG_AGO).stream()
            .map(c -> new WorldFact(Topic.CHARGES, c.procedureCode(), c, LONG_AGO, night));
    Stream<WorldFact> contracts =
        contracts().stream()
            .map(c -> new WorldFact(Topic.CONTRACTS, c.contractId(), c, LONG_AGO, night));
    Stream<WorldFact> providers =
        IntStream.range(0, therapists.count())
            .mapToObj(i -> therapists.first(i, LONG_AGO))
            .map(p -> new WorldFact(Topic.PROVIDERS, p.providerId(), p, LONG_AGO, night));
    Stream<WorldFact> clients =
        IntStream.range(0, households.count())
            .mapToObj(i -> households.first(i, LONG_AGO))
            .map(c -> new WorldFact(Topic.CLIENTS, c.clientId(), c, LONG_AGO, night));
    return Stream.of(charges, contracts, providers, clients).flatMap(each -> each);
  }

  private Stream<WorldFact> corrections(LocalDate night) {
    Instant noon = night.atTime(12, 0).atZone(Region.NY.zone()).toInstant();
    Stream<WorldFact> providers =
        IntStream.range(0, therapists.count())
            .filter(i -> night.equals(therapists.correctedOn(i)))
            .mapToObj(i -> therapists.corrected(i, noon))
            .map(p -> new WorldFact(Topic.PROVIDERS, p.providerId(), p, noon, night));
    Stream<WorldFact> clients =
        IntStream.range(0, households.count())
            .filter(i -> night.equals(households.correctedOn(i)))
            .mapToObj(i -> households.corrected(i, noon))
            .map(c -> new WorldFact(Topic.CLIENTS, c.clientId(), c, noon, night));
    return Stream.concat(providers, clients);
  }

  private List<Contract> contracts() {
    List<Contract> contracts = new ArrayList<>();
    for (InsuranceMarket payer : InsuranceMarket.values()) {
      for (Region region : Region.values()) {
        if (payer.sellsIn(region)) {
          contracts.add(contract(payer, region));
        }
      }
    }
    return contracts;
  }

  private static Contract contract(InsuranceMarket payer, Region region) {
    return new Contract(
        "con-" + payer.slug() + "-" + region.name().toLowerCase(Locale.ROOT),
        1,
        payer.slug(),
        region.name(),
        FeeSchedule.SINCE,
        null,
        NetworkEntity.of(region).billingEntity(),
        payer.medicaid() ? PayoutBasis.ON_REMITTANCE : PayoutBasis.ON_CONFIRMATION,
        FeeSchedule.rates(payer, region),
        LONG_AGO);
  }

  /**
   * The sessions that are first told on a night. In a region, consecutive places of the client pool
   * meet consecutive providers, so no client and no provider is needed twice at one time.
   */
  private Stream<SessionScript> scripts(int nightNumber) {
    LocalDate night = parameters.nights().get(nightNumber);
    int count = parameters.sessionsPerNight().get(nightNumber);
    long first =
        parameters.sessionsPerNight().stream().limit(nightNumber).mapToLong(each -> each).sum();
    return IntStream.range(0, count).mapToObj(n -> script(night, nightNumber, first, count, n));
  }

  private SessionScript script(
      LocalDate night, int nightNumber, long first, int count, int number) {
    Region region = Region.of(number);
    int position = region.position(number);
    int inRegion = region.sizeOf(count) + 10;
    int span = Math.max(1, households.poolSize(region) - inRegion);
    int offset = (int) ((long) nightNumber * inRegion % span);
    int slot = position / region.sizeOf(therapists.count());
    return new SessionScript(
        parameters,
        therapists,
        households,
        first + number,
        night,
        region,
        slot,
        Math.min(offset + position, households.poolSize(region) - 1));
  }

  /** What the payers and the bank have on file before the first night. */
  public PayerRegistry registry() {
    List<Member> members =
        IntStream.range(0, households.count())
            .boxed()
            .flatMap(i -> households.members(i).stream())
            .toList();
    List<BenefitPlan> plans =
        Arrays.stream(InsuranceMarket.values()).flatMap(each -> each.plans().stream()).toList();
    List<EnrolledProvider> providers =
        IntStream.range(0, therapists.count())
            .boxed()
            .flatMap(i -> therapists.enrolments(i).stream())
            .toList();
    List<BillingGroup> groups =
        Arrays.stream(Region.values()).map(each -> NetworkEntity.of(each).group()).toList();
    List<AllowedFee> fees = new ArrayList<>();
    for (InsuranceMarket payer : InsuranceMarket.values()) {
      for (Region region : Region.values()) {
        fees.addAll(payer.sellsIn(region) ? FeeSchedule.fees(payer, region) : List.of());
      }
    }
    return new PayerRegistry(members, plans, providers, groups, fees);
  }

  /** What should have become of each session, in order of their ids. */
  public Stream<Expectation> expectations() {
    return IntStream.range(0, parameters.nights().size())
        .boxed()
        .flatMap(this::scripts)
        .map(SessionScript::expectation);
  }

  /**
   * Writes {@code vault.csv}, the account numbers behind payout tokens and the network's own
   * operating accounts, into a folder that only the release of payouts reads.
   */
  public Path writeVault(Path outside) {
    Path file = outside.resolve("vault.csv");
    Set<String> lines = new TreeSet<>();
    for (Region region : Region.values()) {
      NetworkEntity entity = NetworkEntity.of(region);
      lines.add(
          String.join(
              ",",
              entity.billingEntity().bankAccount(),
              entity.group().bankRouting(),
              entity.group().bankAccount(),
              "CHECKING"));
    }
    IntStream.range(0, therapists.count())
        .mapToObj(i -> therapists.first(i, LONG_AGO).practice())
        .forEach(
            practice ->
                lines.add(
                    practice.payoutAccountToken()
                        + ",021000021,"
                        + practice.tin()
                        + practice.payoutAccountLastFour()
                        + ",CHECKING"));
    try {
      Files.createDirectories(outside);
      Files.writeString(file, "token,routing,account,type\n" + String.join("\n", lines) + "\n");
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write the vault " + file, failure);
    }
  }

  /** Writes {@code answer-key.jsonl} into a folder that the pipeline does not read. */
  public Path writeAnswerKey(Path outside) {
    ObjectMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    Path file = outside.resolve("answer-key.jsonl");
    try {
      Files.createDirectories(outside);
      try (Writer out = Files.newBufferedWriter(file)) {
        for (Iterator<Expectation> each = expectations().iterator(); each.hasNext(); ) {
          out.write(json.writeValueAsString(each.next()));
          out.write('\n');
        }
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write the answer key " + file, failure);
    }
  }
}
