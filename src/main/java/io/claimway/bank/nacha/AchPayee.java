package io.claimway.bank.nacha;

/**
 * One payment to make: whom, to which account, how much, under which id (at most 15 characters,
 * unique per payment, nothing personal); zero cents asks for a prenote.
 */
public record AchPayee(
    String id, String name, Kind kind, AchAccount account, long amountCents, String addendaText) {

  /** A person is paid by PPD, a company by CCD. */
  public enum Kind {
    PERSON("PPD"),
    COMPANY("CCD");

    private final String entryClass;

    Kind(String entryClass) {
      this.entryClass = entryClass;
    }

    /** The standard entry class for this kind. */
    public String entryClass() {
      return entryClass;
    }
  }

  public AchPayee {
    if (id.isBlank() || id.length() > 15) {
      throw new IllegalArgumentException("Cannot pay \"" + id + "\": an id has 1 to 15 characters");
    }
    if (amountCents < 0 || amountCents > AchEntry.MAX_AMOUNT_CENTS) {
      throw new IllegalArgumentException(
          "Cannot pay " + id + ": " + amountCents + " cents do not fit an entry");
    }
    if (AchText.folded(name).isEmpty()) {
      throw new IllegalArgumentException("Cannot pay " + id + ": the payee has no name");
    }
  }

  /** A payment without addenda. */
  public static AchPayee of(
      String id, String name, Kind kind, AchAccount account, long amountCents) {
    return new AchPayee(id, name, kind, account, amountCents, "");
  }

  /** A test entry to a new account. */
  public static AchPayee prenote(String id, String name, Kind kind, AchAccount account) {
    return new AchPayee(id, name, kind, account, 0, "");
  }

  /** Leaves out name and account. */
  @Override
  public String toString() {
    return "AchPayee[" + id + ", " + amountCents + " cents]";
  }
}
