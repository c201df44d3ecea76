package io.claimway.x12;

/** The segment ids met so often that their names are kept, by packed id. */
final class SegmentNames {
  private static final int SLOTS = 1024;
  private static final String[] NAMES = new String[SLOTS];
  private static final int[] TAGS = new int[SLOTS];

  static {
    String ids =
        "AAA ACT AK1 AK2 AK3 AK4 AK5 AK9 AMT BGN BHT BPR CAS CLM CLP CN1 CR1 CR2 CR3 CRC CTP CTX CUR"
            + " DMG DN1 DN2 DTM DTP EB EQ FRM GE GS HCP HD HI HL HSD ICM IEA III IK3 IK4 IK5 INS ISA"
            + " K3 LE LIN LQ LS LX MEA MIA MOA MPI MSG N1 N3 N4 NM1 NTE OI PAT PER PLB PRV PS1 PWK"
            + " QTY RDM REF RMR SBR SE ST STC SV1 SV2 SV3 SV5 SVC SVD TA1 TRN TS2 TS3 UM";
    for (String id : ids.split(" ", -1)) {
      int tag = Segment.tagOf(id);
      int slot = slot(tag);
      while (NAMES[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      NAMES[slot] = id;
      TAGS[slot] = tag;
    }
  }

  private SegmentNames() {}

  private static int slot(int tag) {
    return (tag * 0x9E3779B1) >>> 22;
  }

  /** The name of a packed id, or null when it is none of the usual ones. */
  static String of(int tag) {
    int slot = slot(tag);
    while (NAMES[slot] != null) {
      if (TAGS[slot] == tag) {
        return NAMES[slot];
      }
      slot = (slot + 1) % SLOTS;
    }
    return null;
  }
}
