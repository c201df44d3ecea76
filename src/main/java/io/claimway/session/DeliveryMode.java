package io.claimway.session;

/** How therapist and client met. */
public enum DeliveryMode {
  IN_PERSON,
  TELEHEALTH_HOME,
  TELEHEALTH_ELSEWHERE,
  AUDIO_ONLY
}
