package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * A loop that an N1 opens: the payer (1000A) or the payee (1000B) of a remittance.
 *
 * @param entity N101: PR or PE
 * @param name N102
 * @param qualifier N103: XX NPI, FI tax id, XV plan id
 * @param id N104
 * @param address N3 and N4, or null
 * @param references REF*TJ tax id, REF*2U payer id and others
 * @param contacts PER: CX business, BL technical, IC web site
 * @param kept RDM and others, in their order
 */
public record RemittanceParty(
    String entity,
    String name,
    String qualifier,
    String id,
    AddressSegments address,
    List<ReferenceSegment> references,
    List<ContactSegment> contacts,
    List<KeptSegment> kept) {

  public RemittanceParty {
    entity = Absent.text(entity);
    name = Absent.text(name);
    qualifier = Absent.text(qualifier);
    id = Absent.text(id);
    references = Absent.list(references);
    contacts = Absent.list(contacts);
    kept = Absent.list(kept);
  }

  /** The value of the first REF of a kind, or empty text. */
  public String reference(String kind) {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals(kind)) {
        return reference.value();
      }
    }
    return "";
  }
}
