package io.claimway.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.run.RunManifest;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * What nights read, in write-once objects: a night that is tried again, or runs again on a book
 * that was put back to an older state, reads what it read the first time, and so makes the same
 * files.
 */
public final class FrozenInputs {
  private static final String FOLDER = "inputs/";
  private static final String MANIFEST = "/manifest.json";
  private static final String ANSWERS = "/answers.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectStore objects;

  public FrozenInputs(ObjectStore objects) {
    this.objects = objects;
  }

  /** The manifest of a run as it was first frozen, or as it is now if it never was. */
  public RunManifest manifest(String runId, Supplier<RunManifest> now) {
    return frozen(FOLDER + runId + MANIFEST, new TypeReference<RunManifest>() {}, now);
  }

  /** The files that came while a run waited, as they were first listed, or as they are now. */
  public List<InboundObject> answers(String runId, Supplier<List<InboundObject>> now) {
    return frozen(FOLDER + runId + ANSWERS, new TypeReference<List<InboundObject>>() {}, now);
  }

  /** Whether the files that came while a run waited are listed: then nothing more is waited for. */
  public boolean hasAnswers(String runId) {
    return objects.exists(FOLDER + runId + ANSWERS);
  }

  /** The dates of the runs of a job that have begun after one, in order. */
  public List<LocalDate> listDatesAfter(String job, LocalDate date) {
    String prefix = FOLDER + job + "-";
    return objects.keysAfter(prefix, prefix + date + MANIFEST).stream()
        .filter(key -> key.endsWith(MANIFEST))
        .map(key -> key.substring(prefix.length(), key.length() - MANIFEST.length()))
        .map(LocalDate::parse)
        .toList();
  }

  private <T> T frozen(String key, TypeReference<T> type, Supplier<T> now) {
    if (!objects.exists(key)) {
      // Whoever was first has frozen it.
      objects.putIfAbsent(key, print(now.get()).getBytes(StandardCharsets.UTF_8));
    }
    try {
      return JSON.readValue(objects.get(key), type);
    } catch (IOException broken) {
      throw new UncheckedIOException("Cannot read " + key + ": it is no JSON of ours", broken);
    }
  }

  private static String print(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "Cannot write inputs down: " + impossible.getOriginalMessage(), impossible);
    }
  }
}
