package io.claimway.party.payer;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Everything that is known of one payer: its keys (slug, 837 payer id, 835 originator), the trading
 * partners by which it is reached, and its rules.
 *
 * @param payer slug, the key in contracts, coverages and accounts
 * @param name NM103 of 2010BB
 * @param program kind of plan
 * @param filingIndicator SBR09
 * @param payerId NM109 of 2010BB
 * @param originator TRN03 of its 835s and the company id of its deposits
 * @param routes trading partners in order: files go to the first, and answers to earlier files may
 *     come from any
 * @param transactions what we are enrolled for with it: 837P, 270
 * @param filing timely filing
 * @param telehealth coding of remote sessions
 * @param taxonomy whose taxonomy it wants
 * @param documentation what must be on file before it is billed
 * @param corrections how it lets claims be corrected
 * @param eligibility how it is asked about coverage
 * @param remittance how it pays
 */
public record PayerProfile(
    String payer,
    String name,
    Program program,
    String filingIndicator,
    String payerId,
    String originator,
    List<String> routes,
    Set<String> transactions,
    FilingLimits filing,
    TelehealthConvention telehealth,
    TaxonomyConvention taxonomy,
    DocumentationRules documentation,
    CorrectionRules corrections,
    EligibilityRules eligibility,
    RemittanceRules remittance)
    implements Serializable {

  /** The trading partner that tonight's files go to. */
  public String partner() {
    return routes.get(0);
  }

  /** Whether this payer takes the transaction set from us, such as {@code 270}. */
  public boolean speaks(String transaction) {
    return transactions.contains(transaction);
  }

  /** Whether it takes frequency 7 and 8 at all. */
  public boolean replacements() {
    return corrections.replacements();
  }

  /** Whether a session may be billed only once its note is signed. */
  public boolean signedNote() {
    return documentation.signedNote();
  }

  /** Procedure codes that need an authorisation number. */
  public Set<String> authorizedProcedures() {
    return documentation.authorizedProcedures();
  }

  /** Whether PRV*BI is sent in 2000A. */
  public boolean billingTaxonomy() {
    return taxonomy.billing();
  }

  /** Whether PRV*PE is sent in 2310B. */
  public boolean renderingTaxonomy() {
    return taxonomy.rendering();
  }

  /** Difference to the expected payment that makes an underpayment item. */
  public long underpaymentCents() {
    return remittance.underpaymentCents();
  }
}
