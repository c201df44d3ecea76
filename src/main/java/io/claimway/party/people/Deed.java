package io.claimway.party.people;

/**
 * Something that a person asks the program to do in the network's name.
 *
 * @param what verb and thing, such as {@code release P20260130}
 * @param needs the right without which it is refused
 * @param cents what it moves; 0 where it moves nothing
 * @param preparedBy who prepared what it lets go; empty where nobody did
 * @param command the words after the launcher that do it, up to the person
 */
public record Deed(String what, Right needs, long cents, String preparedBy, String command) {

  public Deed {
    if (cents < 0) {
      throw new IllegalArgumentException("Cannot ask to " + what + ": " + cents + " cents");
    }
  }

  /** One that moves nothing and that nobody prepared. */
  public static Deed of(String what, Right needs, String command) {
    return new Deed(what, needs, 0, "", command);
  }
}
