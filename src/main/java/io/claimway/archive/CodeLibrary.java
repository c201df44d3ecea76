package io.claimway.archive;

import io.claimway.claim.code.AddOnCodes;
import io.claimway.claim.code.CodeMeaning;
import io.claimway.claim.code.DiagnosisCodes;
import io.claimway.claim.code.PlaceOfService;
import io.claimway.claim.code.ProcedureFact;
import io.claimway.claim.code.ProcedurePairs;
import io.claimway.claim.code.ServiceModifier;
import io.claimway.claim.code.UnitLimit;
import io.claimway.claim.edit.ClinicalCodes;
import io.claimway.remittance.AdjustmentClassifier;
import io.claimway.remittance.AdjustmentReason;
import io.claimway.remittance.DenialTriage;
import io.claimway.remittance.ProviderLevelCodes;
import io.claimway.remittance.RemarkCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * The code tables that ship with the program, each loaded once per process when first asked for.
 */
public final class CodeLibrary {

  private static final Map<String, Object> LOADED = new ConcurrentHashMap<>();

  private CodeLibrary() {}

  /** All that sessions are held to when they are billed. */
  public static ClinicalCodes clinicalCodes() {
    return new ClinicalCodes(diagnoses(), procedures(), unitLimits(), procedurePairs(), addOns());
  }

  /** Billable ICD-10-CM codes. */
  public static DiagnosisCodes diagnoses() {
    return load("icd10cm.txt.gz", DiagnosisCodes::of);
  }

  /** Places of service by code. */
  public static Map<String, PlaceOfService> placesOfService() {
    return load("places_of_service.csv", PlaceOfService::read);
  }

  /** Modifiers by code. */
  public static Map<String, ServiceModifier> modifiers() {
    return load("modifiers.csv", ServiceModifier::read);
  }

  /** Facts on behavioural-health procedure codes by code. */
  public static Map<String, ProcedureFact> procedures() {
    return load("procedures.csv", ProcedureFact::read);
  }

  /** Medically unlikely edits by procedure code. */
  public static Map<String, UnitLimit> unitLimits() {
    return load("unit_limits.csv", UnitLimit::read);
  }

  /** NCCI pairs. */
  public static ProcedurePairs procedurePairs() {
    return load("procedure_pairs.csv", ProcedurePairs::read);
  }

  /** Add-on codes with their bases. */
  public static AddOnCodes addOns() {
    return load("add_ons.csv", AddOnCodes::read);
  }

  /** Provider taxonomy codes. */
  public static Map<String, CodeMeaning> taxonomy() {
    return load("taxonomy.csv", CodeMeaning::read);
  }

  /** Claim status categories (STC01-1). */
  public static Map<String, CodeMeaning> statusCategories() {
    return load("status_categories.csv", CodeMeaning::read);
  }

  /** Claim status codes (STC01-2). */
  public static Map<String, CodeMeaning> statuses() {
    return load("statuses.csv", CodeMeaning::read);
  }

  /** Service types (EQ01, EB03). */
  public static Map<String, CodeMeaning> serviceTypes() {
    return load("service_types.csv", CodeMeaning::read);
  }

  /** Reasons of provider level adjustments (PLB03-1). */
  public static ProviderLevelCodes providerLevelCodes() {
    return load("provider_level_codes.csv", ProviderLevelCodes::read);
  }

  /** Claim adjustment reason codes (CARC). */
  public static Map<String, AdjustmentReason> adjustmentReasons() {
    return load("adjustment_reasons.csv", AdjustmentReason::read);
  }

  /** Remittance advice remark codes (RARC). */
  public static Map<String, RemarkCode> remarks() {
    return load("remarks.csv", RemarkCode::read);
  }

  /** What is done about denials. */
  public static DenialTriage denialTriage() {
    return load("denial_triage.csv", DenialTriage::read);
  }

  /** The classes of adjustments. */
  public static AdjustmentClassifier adjustmentClassifier() {
    return load("adjustment_classes.csv", AdjustmentClassifier::read);
  }

  @SuppressWarnings("unchecked") // each name is always asked for with the same reader
  private static <T> T load(String name, Function<List<String>, T> read) {
    return (T) LOADED.computeIfAbsent(name, file -> read.apply(lines(file)));
  }

  private static List<String> lines(String name) {
    try (InputStream raw = CodeLibrary.class.getResourceAsStream("/codes/" + name)) {
      if (raw == null) {
        throw new IllegalStateException(
            "Cannot load code table " + name + ": it is not on the class path");
      }
      InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "Cannot load code table " + name + ": " + broken.getMessage(), broken);
    }
  }
}
