package io.claimway.integration;

import static io.claimway.integration.AlteredRecord.with;

import io.claimway.avro.Topic;
import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Provider;
import io.claimway.party.Subscriber;
import io.claimway.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kinds of facts that one person can get wrong, and what must hold the session for each. */
enum BadFact {
  STATE_SPELLED_OUT("CLIENT_STATE", client(c -> address(c, "state", "New York"))),
  ZIP_OF_FOUR_DIGITS("CLIENT_ZIP", client(c -> address(c, "zip", "1220"))),
  LAST_NAME_TOO_LONG("CLIENT_NAME", client(c -> with(c, "lastName", "Quill".repeat(13)))),
  FIRST_NAME_TOO_LONG("CLIENT_NAME", client(c -> with(c, "firstName", "Quill".repeat(8)))),
  MIDDLE_NAME_TOO_LONG("CLIENT_NAME", client(c -> with(c, "middleName", "Quill".repeat(6)))),
  NAME_WITHOUT_LETTERS("CLIENT_NAME", client(c -> with(c, "lastName", "\u674e"))),
  MEMBER_ID_TOO_SHORT("MEMBER_ID_LENGTH", coverage(c -> with(c, "memberId", "7"))),
  MEMBER_ID_TOO_LONG("MEMBER_ID_LENGTH", coverage(c -> with(c, "memberId", "77".repeat(41)))),
  STREET_TOO_LONG("GUIDE_OF_CLIENT", client(c -> address(c, "line1", "Quill ".repeat(10)))),
  CITY_OF_ONE_LETTER("GUIDE_OF_CLIENT", client(c -> address(c, "city", "Q"))),
  CITY_TOO_LONG("GUIDE_OF_CLIENT", client(c -> address(c, "city", "Quill".repeat(7)))),
  GROUP_TOO_LONG("GUIDE_OF_CLIENT", coverage(c -> with(c, "groupNumber", "77".repeat(26)))),
  HOLDER_NAME_TOO_LONG("HOLDER_NAME", holder(s -> with(s, "lastName", "Quill".repeat(13)))),
  HOLDER_STATE_SPELLED_OUT(
      "HOLDER_ADDRESS", holder(s -> with(s, "address", with(s.address(), "state", "Texas")))),
  PLACE_NAME_TOO_LONG("GUIDE_OF_SESSION", place("name", "Quill".repeat(13))),
  PLACE_NPI_WRONG("FACILITY_NPI", place("npi", "1234567890")),
  PLACE_STATE_SPELLED_OUT(
      "FACILITY_ADDRESS",
      session(
          s ->
              s.place() == null || s.place().address() == null
                  ? null
                  : with(
                      s,
                      "place",
                      with(s.place(), "address", with(s.place().address(), "state", "Texas"))))),
  AUTHORIZATION_TOO_LONG(
      "GUIDE_OF_SESSION", session(s -> with(s, "authorizationNumber", "77".repeat(26)))),
  PROVIDER_NPI_WRONG("RENDERING_NPI", provider(p -> with(p, "npi", "1234567890"))),
  PROVIDER_NAME_TOO_LONG("RENDERING_NAME", provider(p -> with(p, "lastName", "Quill".repeat(13)))),
  SUPERVISOR_NPI_WRONG("SUPERVISING_NPI", provider(p -> with(p, "npi", "1234567890")));

  private final String edit;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Change change;

  BadFact(String edit, Change change) {
    this.edit = edit;
    this.change = change;
  }

  /** What is wrong in which record. */
  private record Change(Topic topic, UnaryOperator<Record> of) {}

  /** The edit that names it. */
  String edit() {
    return edit;
  }

  HoldOwner owner() {
    return EditCode.valueOf(edit).owner();
  }

  Topic topic() {
    return change.topic();
  }

  /** Whether a 270 carries it as well, so that the payer cannot be asked. */
  boolean inInquiry() {
    return switch (this) {
      case LAST_NAME_TOO_LONG,
          FIRST_NAME_TOO_LONG,
          MEMBER_ID_TOO_SHORT,
          MEMBER_ID_TOO_LONG,
          HOLDER_NAME_TOO_LONG ->
          true;
      default -> false;
    };
  }

  /** A person gets one wrong at a time, a provider for all clients: one of each is enough. */
  boolean ofManySessions() {
    return change.topic() == Topic.PROVIDERS;
  }

  /** The record with the fact wrong; null where the record has no such fact. */
  Record in(Record record) {
    return change.of().apply(record);
  }

  private static Change client(UnaryOperator<Client> change) {
    return new Change(Topic.CLIENTS, record -> change.apply((Client) record));
  }

  private static Client address(Client client, String component, String value) {
    return with(client, "address", with(client.address(), component, value));
  }

  private static Change coverage(UnaryOperator<Coverage> change) {
    return client(
        client -> {
          List<Coverage> coverages = new ArrayList<>(client.coverages());
          coverages.replaceAll(change);
          return with(client, "coverages", coverages);
        });
  }

  private static Change holder(UnaryOperator<Subscriber> change) {
    UnaryOperator<Record> ofClient =
        coverage(
                each ->
                    each.subscriber() == null
                        ? each
                        : with(each, "subscriber", change.apply(each.subscriber())))
            .of();
    return new Change(
        Topic.CLIENTS,
        record ->
            ((Client) record).coverages().stream().allMatch(each -> each.subscriber() == null)
                ? null
                : ofClient.apply(record));
  }

  private static Change session(UnaryOperator<Session> change) {
    return new Change(Topic.SESSIONS, record -> change.apply((Session) record));
  }

  private static Change place(String component, String value) {
    return session(
        session ->
            session.place() == null
                ? null
                : with(session, "place", with(session.place(), component, value)));
  }

  private static Change provider(UnaryOperator<Provider> change) {
    return new Change(Topic.PROVIDERS, record -> change.apply((Provider) record));
  }
}
