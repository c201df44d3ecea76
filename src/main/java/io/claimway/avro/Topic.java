package io.claimway.avro;

import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Provider;
import io.claimway.session.EarningAdjustment;
import io.claimway.session.InformationRequested;
import io.claimway.session.PatientBalanceChanged;
import io.claimway.session.PatientPayment;
import io.claimway.session.PayoutAnnounced;
import io.claimway.session.Session;
import io.claimway.session.SessionStatusChanged;
import java.util.Arrays;
import java.util.List;

/** A Kafka topic, without the configured prefix, and the one record type that it carries. */
public enum Topic {
  SESSIONS("sessions", Session.class, true),
  CLIENTS("clients", Client.class, true),
  PROVIDERS("providers", Provider.class, true),
  CONTRACTS("contracts", Contract.class, true),
  CHARGES("charges", Charge.class, true),
  PATIENT_PAYMENTS("patient-payments", PatientPayment.class, true),
  PROVIDER_ADJUSTMENTS("provider-adjustments", EarningAdjustment.class, true),
  SESSION_STATUS("session-status", SessionStatusChanged.class, false),
  INFORMATION_REQUESTS("information-requests", InformationRequested.class, false),
  PATIENT_BALANCES("patient-balances", PatientBalanceChanged.class, false),
  PAYOUTS("payouts", PayoutAnnounced.class, false);

  private final String word;
  private final Class<? extends Record> recordType;
  private final boolean incoming;

  Topic(String word, Class<? extends Record> recordType, boolean incoming) {
    this.word = word;
    this.recordType = recordType;
    this.incoming = incoming;
  }

  /** The topics whose records come in as facts. */
  public static List<Topic> facts() {
    return Arrays.stream(values()).filter(topic -> topic.incoming).toList();
  }

  /** The topic of a name without prefix. */
  public static Topic of(String word) {
    return Arrays.stream(values())
        .filter(topic -> topic.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find topic " + word + ": not one of ours"));
  }

  public String word() {
    return word;
  }

  /** Where records of this topic go that are no facts. */
  public String quarantine() {
    return word + ".quarantine";
  }

  public Class<? extends Record> recordType() {
    return recordType;
  }

  /** Whether its records come in; otherwise they go out. */
  public boolean incoming() {
    return incoming;
  }
}
