package io.claimway.x12;

/**
 * The one table of what can be found wrong in a file: the element and code by which the standard
 * reports it (TA105, AK905, IK502, IK304, IK403), the SNIP level, and what the finding refuses.
 *
 * <p>What leaves a value unknown, a structure ambiguous or content lost refuses the smallest part
 * that holds it. A segment count that is off by itself may be a slip: whoever adds an 835 up
 * decides whether it is tolerated there.
 */
public enum FindingCode {
  CONTROL_NUMBERS_DIFFER_IN_INTERCHANGE(
      "TA105", "001", SnipLevel.SYNTAX, Refuses.INTERCHANGE, Refuses.INTERCHANGE),
  INTERCHANGE_HEADER_INVALID("TA105", "022", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_HEADER_MISSING(
      "TA105", "022", SnipLevel.SYNTAX, Refuses.INTERCHANGE, Refuses.INTERCHANGE),
  INTERCHANGE_SENDER_QUALIFIER_INVALID(
      "TA105", "005", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_RECEIVER_QUALIFIER_INVALID(
      "TA105", "007", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_DATE_INVALID("TA105", "014", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_TIME_INVALID("TA105", "015", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_VERSION_INVALID("TA105", "017", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  INTERCHANGE_CONTROL_NUMBER_INVALID(
      "TA105", "018", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  ACKNOWLEDGEMENT_REQUEST_INVALID(
      "TA105", "019", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  USAGE_INDICATOR_INVALID("TA105", "020", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  GROUP_COUNT_WRONG("TA105", "021", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  INTERCHANGE_TRAILER_MISSING("TA105", "023", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  SEGMENT_OUTSIDE_ENVELOPE("TA105", "024", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  TRAILING_GARBAGE("TA105", "024", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  DELIMITERS_INVALID("TA105", "027", SnipLevel.SYNTAX, Refuses.INTERCHANGE, Refuses.INTERCHANGE),

  GROUP_HEADER_MISSING("AK905", "6", SnipLevel.SYNTAX, Refuses.GROUP, Refuses.GROUP),
  GROUP_TRAILER_MISSING("AK905", "3", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  CONTROL_NUMBERS_DIFFER_IN_GROUP("AK905", "4", SnipLevel.SYNTAX, Refuses.GROUP, Refuses.GROUP),
  TRANSACTION_COUNT_WRONG("AK905", "5", SnipLevel.SYNTAX, Refuses.THE_REST, Refuses.THE_REST),
  GROUP_CONTROL_NUMBER_INVALID("AK905", "6", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  GROUP_CODE_UNFIT("AK905", "1", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),

  TRANSACTION_TRAILER_MISSING(
      "IK502", "2", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  CONTROL_NUMBERS_DIFFER_IN_TRANSACTION(
      "IK502", "3", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  SEGMENT_COUNT_WRONG("IK502", "4", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  TRANSACTION_SET_INVALID("IK502", "6", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  TRANSACTION_CONTROL_NUMBER_INVALID(
      "IK502", "7", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  TRANSACTION_CONTROL_NUMBER_REPEATED(
      "IK502", "23", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  /** In a file of another kind, whose stage reads no such transaction. */
  TRANSACTION_NOT_READ("IK502", "1", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  GUIDE_UNKNOWN("IK502", "I6", SnipLevel.GUIDE, Refuses.NOTHING, Refuses.NOTHING),

  SEGMENT_ID_UNKNOWN("IK304", "1", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_UNEXPECTED("IK304", "2", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_MISSING("IK304", "3", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.TRANSACTION),
  SEGMENT_MISSING_BUT_READABLE("IK304", "3", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  LOOP_REPEATS_TOO_OFTEN("IK304", "4", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_REPEATS_TOO_OFTEN("IK304", "5", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_NOT_IN_SET("IK304", "6", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_OUT_OF_ORDER("IK304", "7", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SEGMENT_UNREADABLE("IK304", "8", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  SEGMENT_NOT_USED("IK304", "I4", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SITUATIONAL_SEGMENT_MISSING(
      "IK304", "I6", SnipLevel.SITUATION, Refuses.TRANSACTION, Refuses.NOTHING),
  LOOP_MISSING("IK304", "I7", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.TRANSACTION),
  SITUATIONAL_SEGMENT_NOT_USED(
      "IK304", "I9", SnipLevel.SITUATION, Refuses.NOTHING, Refuses.NOTHING),

  ELEMENT_MISSING("IK403", "1", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.TRANSACTION),
  ELEMENT_MISSING_BUT_READABLE("IK403", "1", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  CONDITIONAL_ELEMENT_MISSING("IK403", "2", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  TOO_MANY_ELEMENTS("IK403", "3", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  ELEMENT_TOO_SHORT("IK403", "4", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  ELEMENT_TOO_LONG("IK403", "5", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  CHARACTER_INVALID("IK403", "6", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  CODE_INVALID("IK403", "7", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  DATE_INVALID("IK403", "8", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.TRANSACTION),
  TIME_INVALID("IK403", "9", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  ELEMENTS_EXCLUDE_EACH_OTHER(
      "IK403", "10", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  TOO_MANY_REPETITIONS("IK403", "12", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  TOO_MANY_COMPONENTS("IK403", "13", SnipLevel.SYNTAX, Refuses.TRANSACTION, Refuses.NOTHING),
  PADDED_ELEMENT("IK403", "6", SnipLevel.SYNTAX, Refuses.NOTHING, Refuses.NOTHING),
  EXTERNAL_CODE_UNKNOWN("IK403", "7", SnipLevel.CODE_SET, Refuses.NOTHING, Refuses.NOTHING),
  CODE_NOT_IN_GUIDE("IK403", "I6", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  SITUATIONAL_ELEMENT_MISSING(
      "IK403", "I9", SnipLevel.SITUATION, Refuses.TRANSACTION, Refuses.NOTHING),
  ELEMENT_NOT_USED("IK403", "I10", SnipLevel.GUIDE, Refuses.TRANSACTION, Refuses.NOTHING),
  PATTERN_BROKEN("IK403", "I12", SnipLevel.SITUATION, Refuses.TRANSACTION, Refuses.NOTHING),
  IDENTIFIER_MALFORMED("IK403", "I12", SnipLevel.SITUATION, Refuses.NOTHING, Refuses.NOTHING),
  SITUATIONAL_ELEMENT_NOT_USED(
      "IK403", "I13", SnipLevel.SITUATION, Refuses.NOTHING, Refuses.NOTHING),

  LINE_OUT_OF_BALANCE("IK502", "I5", SnipLevel.BALANCE, Refuses.NOTHING, Refuses.NOTHING),
  CLAIM_OUT_OF_BALANCE("IK502", "I5", SnipLevel.BALANCE, Refuses.NOTHING, Refuses.NOTHING),
  COUNTS_DISAGREE("IK502", "I5", SnipLevel.BALANCE, Refuses.NOTHING, Refuses.NOTHING),
  PAYMENT_OUT_OF_BALANCE(
      "IK502", "I5", SnipLevel.BALANCE, Refuses.TRANSACTION, Refuses.TRANSACTION),
  TOTALS_DISAGREE("IK502", "I5", SnipLevel.BALANCE, Refuses.TRANSACTION, Refuses.TRANSACTION);

  /** How much of a file a finding refuses. */
  public enum Refuses {
    NOTHING,
    /** What stands there or is missing; the transactions that were read whole stay. */
    THE_REST,
    TRANSACTION,
    /** Every transaction of the group: whose they are is not certain. */
    GROUP,
    INTERCHANGE
  }

  private final String reportedBy;
  private final String value;
  private final SnipLevel level;
  private final Refuses inRequests;
  private final Refuses inAnswers;

  FindingCode(
      String reportedBy, String value, SnipLevel level, Refuses inRequests, Refuses inAnswers) {
    this.reportedBy = reportedBy;
    this.value = value;
    this.level = level;
    this.inRequests = inRequests;
    this.inAnswers = inAnswers;
  }

  /** The element by which an acknowledgement reports it: TA105, AK905, IK502, IK304 or IK403. */
  public String reportedBy() {
    return reportedBy;
  }

  /** The code value in that element. */
  public String value() {
    return value;
  }

  public SnipLevel level() {
    return level;
  }

  /** What the finding refuses in a transaction of this direction. */
  public Refuses refuses(Direction direction) {
    return direction == Direction.REQUEST ? inRequests : inAnswers;
  }

  /** Whether it is about an interchange, a group or the ST and SE of a transaction. */
  public boolean isOfEnvelope() {
    return level == SnipLevel.SYNTAX
        && (reportedBy.equals("TA105") || reportedBy.equals("AK905") || reportedBy.equals("IK502"));
  }

  /** Element and value in one: {@code IK403:7}. */
  public String text() {
    return reportedBy + ":" + value;
  }
}
