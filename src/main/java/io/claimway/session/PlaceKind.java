package io.claimway.session;

/** What kind of place an in-person session was held in. */
public enum PlaceKind {
  OFFICE,
  CLIENT_HOME,
  SCHOOL,
  COMMUNITY_MENTAL_HEALTH_CENTER
}
