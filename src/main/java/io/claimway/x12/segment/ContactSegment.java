package io.claimway.x12.segment;

import java.util.List;

/**
 * A PER: whom to ask, and by which numbers.
 *
 * @param function PER01, such as IC information contact
 * @param name PER02
 * @param channels the one to three pairs from PER03 on
 */
public record ContactSegment(String function, String name, List<Channel> channels) {

  public ContactSegment {
    function = Absent.text(function);
    name = Absent.text(name);
    channels = Absent.list(channels);
  }

  /**
   * One way to reach the contact.
   *
   * @param kind TE telephone, EX extension, FX fax, EM e-mail, UR web address
   */
  public record Channel(String kind, String number) {

    public Channel {
      kind = Absent.text(kind);
      number = Absent.text(number);
    }
  }

  /** A contact that is reached by telephone. */
  public static ContactSegment telephone(String name, String number) {
    return new ContactSegment("IC", name, List.of(new Channel("TE", number)));
  }

  /** Names the function only: a contact is a person. */
  @Override
  public String toString() {
    return "PER*" + function + "*…";
  }
}
