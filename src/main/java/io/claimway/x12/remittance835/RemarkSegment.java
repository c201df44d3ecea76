package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;

/**
 * An LQ: a remark code on a line.
 *
 * @param list LQ01: HE for remark codes (RARC), RX for pharmacy rejections
 * @param code LQ02
 */
public record RemarkSegment(String list, String code) {

  public RemarkSegment {
    list = Absent.text(list);
    code = Absent.text(code);
  }
}
