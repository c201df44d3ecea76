package io.claimway.claim;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.edit.BilledProcedure;
import io.claimway.claim.edit.BilledSession;
import io.claimway.claim.edit.ClinicalCodes;
import io.claimway.claim.edit.ContentFlaw;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.party.AccountState;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.ContractRate;
import io.claimway.party.Coverage;
import io.claimway.party.DatedCharge;
import io.claimway.party.Licence;
import io.claimway.party.LicenceType;
import io.claimway.party.Participation;
import io.claimway.party.PayoutBasis;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.party.Relationship;
import io.claimway.party.ScreeningResult;
import io.claimway.party.Sex;
import io.claimway.session.DeliveryMode;
import io.claimway.session.Place;
import io.claimway.session.PlaceKind;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import io.claimway.settings.payer.ShippedProfiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One therapist and one client with everything in order, so that a test changes just the fact it is
 * about.
 */
final class ClaimWorld {

  static final LocalDate DAY = LocalDate.of(2026, 1, 7);
  static final LocalDate TONIGHT = LocalDate.of(2026, 1, 12);
  static final Instant START = Instant.parse("2026-01-07T15:00:00Z");

  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final Address HOME = new Address("12 Élm Street", null, "Albany", "NY", "12207");
  private static final Address OFFICE = new Address("1 Main St", null, "Albany", "NY", "122070001");
  private static final ClinicalCodes CODES =
      new ClinicalCodes(
          CodeLibrary.diagnoses(),
          CodeLibrary.procedures(),
          CodeLibrary.unitLimits(),
          CodeLibrary.procedurePairs(),
          CodeLibrary.addOns());

  String payer = "harbor-commercial";
  List<Coverage> coverages =
      List.of(new Coverage(1, payer, "HB123-456", "G1", Relationship.SELF, null, FIRST, null));
  String billingEntity = "cbh-ny";
  boolean paymentMethod = true;
  CoverageStatus coverage = CoverageStatus.CONFIRMED;
  LocalDate terminatedOn;
  String firstName = "Zoë";
  String middleName;
  String lastName = "O'Brien";
  Address home = HOME;
  String zone = "America/New_York";
  ScreeningResult screening = ScreeningResult.CLEAR;
  String npi = "1234567893";
  List<Participation> participations =
      List.of(new Participation("harbor-commercial", FIRST, null, true));
  Set<String> paused = Set.of();
  LocalDate businessDate = TONIGHT;
  Set<String> overlapping = Set.of();
  List<BilledSession> billed = List.of();
  List<Lineage> lineages = List.of();
  List<ContentFlaw> flaws = List.of();
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /** A session that passes everything, by video, 53 minutes and more for 90837. */
  static Session session(String id, Instant start, long minutes, String... codes) {
    List<ServiceLine> lines = new ArrayList<>();
    for (String code : codes) {
      lines.add(new ServiceLine(code, List.of(), 1));
    }
    return new Session(
        id,
        1,
        SessionStatus.CONFIRMED,
        "prv-1",
        "cli-1",
        start,
        start.plus(Duration.ofMinutes(minutes)),
        "America/New_York",
        DeliveryMode.TELEHEALTH_HOME,
        null,
        "NY",
        lines,
        List.of("F41.1", "F33.1"),
        "note-" + id,
        true,
        null,
        start.plus(Duration.ofHours(2)),
        2000,
        start.plus(Duration.ofHours(2)));
  }

  static Session session(String id) {
    return session(id, START, 55, "90837");
  }

  static Session as(Session s, int revision, SessionStatus status, List<ServiceLine> lines) {
    return but(
        s,
        facts -> {
          facts.revision = revision;
          facts.status = status;
          facts.lines = lines;
        });
  }

  static Session inPerson(Session s, Place place) {
    return but(
        s,
        facts -> {
          facts.deliveryMode = DeliveryMode.IN_PERSON;
          facts.place = place;
        });
  }

  static Session at(Session s, Instant start) {
    return of(s, s.clientId(), s.providerId(), start);
  }

  /** The same session of another client or provider, or at another time. */
  static Session of(Session s, String clientId, String providerId, Instant start) {
    return but(
        s,
        facts -> {
          facts.revision = s.revision() + 1;
          facts.status = SessionStatus.AMENDED;
          facts.clientId = clientId;
          facts.providerId = providerId;
          facts.startsAt = start;
        });
  }

  static Session diagnosed(Session s, List<String> diagnoses) {
    return but(s, facts -> facts.diagnoses = diagnoses);
  }

  static Session confirmed(Session s, Instant confirmedAt) {
    return but(s, facts -> facts.confirmedAt = confirmedAt);
  }

  static Session unsigned(Session s) {
    return but(s, facts -> facts.noteReference = null);
  }

  private static Session but(Session s, Consumer<Facts> change) {
    Facts facts = new Facts(s);
    change.accept(facts);
    return facts.session();
  }

  /** What tests change about a session. */
  private static final class Facts {
    private final Session was;
    private int revision;
    private SessionStatus status;
    private String providerId;
    private String clientId;
    private Instant startsAt;
    private DeliveryMode deliveryMode;
    private Place place;
    private List<ServiceLine> lines;
    private List<String> diagnoses;
    private String noteReference;
    private Instant confirmedAt;

    Facts(Session s) {
      was = s;
      revision = s.revision();
      status = s.status();
      providerId = s.providerId();
      clientId = s.clientId();
      startsAt = s.startsAt();
      deliveryMode = s.deliveryMode();
      place = s.place();
      lines = s.lines();
      diagnoses = s.diagnoses();
      noteReference = s.noteReference();
      confirmedAt = s.confirmedAt();
    }

    Session session() {
      return new Session(
          was.sessionId(),
          revision,
          status,
          providerId,
          clientId,
          startsAt,
          startsAt.plus(Duration.between(was.startsAt(), was.endsAt())),
          was.zone(),
          deliveryMode,
          place,
          was.clientState(),
          lines,
          diagnoses,
          noteReference,
          noteReference != null,
          was.authorizationNumber(),
          confirmedAt,
          was.estimatedClientCents(),
          was.recordedAt());
    }
  }

  /** An intake of the same client and provider that a claim bills already. */
  static BilledSession billedIntake() {
    return new BilledSession(
        "s0",
        "cli-1",
        "prv-1",
        "harbor-commercial",
        "PAID",
        DAY,
        START.minusSeconds(7_200),
        START.minusSeconds(3_600),
        List.of(new BilledProcedure("90791", List.of(), 1)));
  }

  static Place office() {
    return new Place(
        PlaceKind.OFFICE,
        "Main Street Office",
        null,
        new Address("9 Other Rd", null, "Albany", "NY", "122080002"));
  }

  ClaimWorld with(Session... added) {
    for (Session session : added) {
      sessions.put(session.sessionId(), session);
    }
    return this;
  }

  /** A claim that has had one version, as its payer has it in this state. */
  static Lineage lineage(Claim sent, ClaimState state, String payerClaimNumber) {
    StandingVersion newest = new StandingVersion(sent.version(), state, sent);
    boolean taken = state == ClaimState.ACCEPTED || state.decided();
    return new Lineage(
        41,
        LineageOrigin.SENT,
        newest,
        taken ? newest : null,
        payerClaimNumber,
        Set.copyOf(sent.sessionIds()));
  }

  /** A claim whose payer has paid one version, and of which another came to this state. */
  static Lineage lineage(Claim live, Claim newest, ClaimState state, String payerClaimNumber) {
    Set<String> sessions = new TreeSet<>(live.sessionIds());
    sessions.addAll(newest.sessionIds());
    return new Lineage(
        41,
        LineageOrigin.SENT,
        new StandingVersion(newest.version(), state, newest),
        new StandingVersion(live.version(), ClaimState.PAID, live),
        payerClaimNumber,
        sessions);
  }

  ClaimWorld with(Lineage lineage) {
    lineages = List.of(lineage);
    return this;
  }

  ClientOutcome build() {
    ClaimBuilder builder = new ClaimBuilder(rules(), CODES, claim -> flaws);
    List<SessionCase> cases = sessions.values().stream().map(this::facts).toList();
    return builder.build(new ClientWork("cli-1", cases, billed, overlapping, lineages));
  }

  private SessionCase facts(Session session) {
    LocalDate day = session.serviceDate();
    return new SessionCase(
        session,
        client(session.clientId()),
        provider(session.providerId()),
        null,
        new CoverageDecision(session.clientId(), day, payer, coverage, "1", "E1", null));
  }

  private Client client(String clientId) {
    return new Client(
        clientId,
        1,
        firstName,
        middleName,
        lastName,
        LocalDate.of(1990, 5, 17),
        Sex.FEMALE,
        home,
        null,
        coverages,
        paymentMethod,
        AccountState.ACTIVE,
        List.of(),
        LONG_AGO);
  }

  private Provider provider(String providerId) {
    return new Provider(
        providerId,
        1,
        "Ann",
        "Lee",
        npi,
        "1041C0700X",
        List.of(new Licence(LicenceType.LCSW, "NY", "L1", FIRST, null)),
        null,
        new Practice("pra-1", "Lee Therapy PLLC", "991234567", "NY", "tok", "1234", zone),
        participations,
        screening,
        terminatedOn,
        LONG_AGO);
  }

  private ClaimRules rules() {
    BillingEntity billing =
        new BillingEntity(
            billingEntity,
            "Claimway Behavioral Health",
            "1902000011",
            "131000001",
            "261QM0801X",
            OFFICE,
            null,
            "ny-operating",
            List.of());
    List<ContractRate> rates =
        List.of("90837", "90834", "90791", "90847", "99214", "90833", "90785").stream()
            .map(
                code ->
                    new ContractRate(LicenceType.LCSW, code, 14_000, 10_000, FIRST, null, FIRST))
            .toList();
    Contract contract =
        new Contract(
            "con-1",
            1,
            payer,
            "NY",
            FIRST,
            null,
            billing,
            PayoutBasis.ON_CONFIRMATION,
            rates,
            LONG_AGO);
    Map<String, Charge> charges = new LinkedHashMap<>();
    rates.forEach(
        rate ->
            charges.put(
                rate.procedureCode(),
                new Charge(
                    rate.procedureCode(), 1, List.of(new DatedCharge(FIRST, 20_000)), LONG_AGO)));
    charges.put("90832", new Charge("90832", 1, List.of(new DatedCharge(FIRST, 15_000)), LONG_AGO));
    return new ClaimRules(
        ShippedProfiles.read(),
        List.of(contract),
        charges,
        paused,
        Instant.parse(businessDate.plusDays(1) + "T07:00:00Z"),
        businessDate,
        Duration.ofDays(2));
  }
}
