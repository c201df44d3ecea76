package io.claimway.party.payer;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Everything that is known of one payer: its four keys (slug, 837 payer id, trading partner, 835
 * originator), envelope, limits and rules.
 *
 * @param payer slug, the key in contracts, coverages and accounts
 * @param name NM103 of 2010BB
 * @param program kind of plan
 * @param filingIndicator SBR09
 * @param payerId NM109 of 2010BB
 * @param originator TRN03 of its 835s and the company id of its deposits
 * @param states where it covers members; no rule reads them yet
 * @param partner trading partner, whose mailbox carries its files
 * @param envelope how interchanges to the partner are addressed
 * @param transactions transaction sets that it takes or sends: 837P, 270, 271, TA1, 999, 277CA,
 *     277, 835
 * @param files limits of files and transactions
 * @param filing timely filing
 * @param telehealth coding of remote sessions
 * @param billingTaxonomy whether PRV*BI is sent in 2000A
 * @param renderingTaxonomy whether PRV*PE is sent in 2310B
 * @param signedNote whether a session may be billed only once its note is signed
 * @param authorizedProcedures procedure codes that need an authorisation number
 * @param electronicSecondary whether it takes secondary claims as 837P; none is made yet
 * @param patientPaid whether AMT*F5 is sent; not built yet, so always false
 * @param sameDay what a session becomes that is ready after its claim was sent; a claim of its own
 *     until replacing is built
 * @param afterFullDenial what it accepts after denying a whole claim; for people, no rule reads it
 *     yet
 * @param afterPartialDenial what it accepts after denying some lines; likewise
 * @param replacements whether it takes frequency 7 and 8 at all
 * @param eligibilityDays how long a cached 271 holds
 * @param serviceTypes EQ01 codes that are asked for
 * @param answers when each answer is expected
 * @param underpaymentCents difference to the expected payment that makes an underpayment item
 * @param unattendedAmendments most amendments of submitted claims that a night sends without a
 *     plan; no rule reads it yet: a night sends them all
 * @param unattendedCents most dollars of them; likewise
 */
public record PayerProfile(
    String payer,
    String name,
    Program program,
    String filingIndicator,
    String payerId,
    String originator,
    Set<String> states,
    String partner,
    PartnerEnvelope envelope,
    Set<String> transactions,
    FileLimits files,
    FilingLimits filing,
    TelehealthConvention telehealth,
    boolean billingTaxonomy,
    boolean renderingTaxonomy,
    boolean signedNote,
    Set<String> authorizedProcedures,
    boolean electronicSecondary,
    boolean patientPaid,
    SameDayRule sameDay,
    AfterDenial afterFullDenial,
    AfterDenial afterPartialDenial,
    boolean replacements,
    int eligibilityDays,
    List<String> serviceTypes,
    ExpectedAnswers answers,
    long underpaymentCents,
    int unattendedAmendments,
    long unattendedCents)
    implements Serializable {

  /** Whether this payer takes or sends the transaction set, such as {@code 270} or {@code 835}. */
  public boolean speaks(String transaction) {
    return transactions.contains(transaction);
  }
}
