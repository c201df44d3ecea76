package io.claimway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claimway.postgres.read.NightFigures;
import io.claimway.postgres.read.WorkReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a night's page as CSV files, one per table, a column per component. */
public final class NightTables {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private NightTables() {}

  /** File name to content, in order of name. */
  public static Map<String, String> write(NightReport night) {
    Map<String, String> files = new TreeMap<>();
    files.put("flow.csv", csv(NightFigures.StageTotals.class, night.flow()));
    files.put("payers.csv", csv(NightFigures.PayerNight.class, night.payers()));
    files.put("holds.csv", csv(NightFigures.OpenHold.class, night.holds()));
    files.put("rejections.csv", csv(NightFigures.Refusal.class, night.rejections()));
    files.put("denials.csv", csv(NightFigures.Refusal.class, night.denials()));
    files.put("money.csv", csv(NightFigures.MoneyDay.class, night.money()));
    files.put("book.csv", csv(NightFigures.Balance.class, night.balances()));
    files.put("files.csv", csv(NightFigures.FileGroup.class, night.files()));
    files.put("work.csv", csv(WorkReader.OpenWork.class, night.work()));
    files.put("invariants.csv", csv(NightFigures.ProvedInvariant.class, night.invariants()));
    return files;
  }

  /** Rows under a header line of component names. */
  static <R extends Record> String csv(Class<R> type, List<R> rows) {
    CsvSchema schema = CSV.schemaFor(type).sortedBy(componentNames(type)).withHeader();
    try {
      return CSV.writer(schema).writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "Cannot write " + type.getSimpleName() + " rows: " + impossible.getOriginalMessage(),
          impossible);
    }
  }

  private static String[] componentNames(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }
}
