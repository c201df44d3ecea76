package io.claimway.settings.codes;

import io.claimway.claim.edit.ClinicalCodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The claim-side code tables that ship with the program (see {@code src/main/codes}). */
public final class ClinicalCodeFiles {

  private final MessageDigest digest;

  private ClinicalCodeFiles() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(
          "Cannot hash code tables: SHA-256 is part of every JDK", impossible);
    }
  }

  /** Reads all tables. */
  public static ClinicalCodes read() {
    return new ClinicalCodeFiles().readAll();
  }

  private ClinicalCodes readAll() {
    Set<String> diagnoses = new HashSet<>(gunzipped("icd10cm-billable-2026.txt.gz"));
    Map<String, Integer> units = new HashMap<>();
    rows("ncci-units.csv").forEach(row -> units.put(row[0], Integer.valueOf(row[1])));
    Map<String, Integer> pairs = new HashMap<>();
    rows("ncci-pairs.csv")
        .forEach(row -> pairs.put(row[0] + "|" + row[1], Integer.valueOf(row[2])));
    Map<String, Set<String>> bases = new HashMap<>();
    rows("ncci-add-ons.csv")
        .forEach(row -> bases.computeIfAbsent(row[0], code -> new TreeSet<>()).add(row[1]));
    return new ClinicalCodes(
        diagnoses, units, pairs, bases, HexFormat.of().formatHex(digest.digest()));
  }

  private List<String[]> rows(String name) {
    String text = new String(bytes(name), StandardCharsets.UTF_8);
    return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private List<String> gunzipped(String name) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException broken) {
      throw new IllegalStateException(
          "Cannot read code table " + name + ": " + broken.getMessage(), broken);
    }
  }

  private byte[] bytes(String name) {
    try (InputStream in = ClinicalCodeFiles.class.getResourceAsStream("/codes/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot read code table " + name + ": it is not among the program's resources");
      }
      byte[] bytes = in.readAllBytes();
      digest.update(bytes);
      return bytes;
    } catch (IOException broken) {
      throw new IllegalStateException(
          "Cannot read code table " + name + ": " + broken.getMessage(), broken);
    }
  }
}
