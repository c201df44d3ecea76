package io.claimway.report;

import io.claimway.postgres.Database;
import io.claimway.postgres.read.NightFigures;
import io.claimway.postgres.read.WorkReader;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.VersionedFolder;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Stage {@code report}: the night's page and CSVs, in the object store, where each version of them
 * stays, and in the report folder, which has the newest.
 */
public final class ReportNight implements Stage {
  /** The page's name in its folder. */
  public static final String PAGE = "index.html";

  private static final String TIMINGS = "timings.csv";

  private final Database database;
  private final ObjectStore objects;
  private final Path folder;

  /**
   * @param folder where each night gets a folder named after its business date
   */
  public ReportNight(Database database, ObjectStore objects, Path folder) {
    this.database = database;
    this.objects = objects;
    this.folder = folder;
  }

  @Override
  public StageName name() {
    return StageName.REPORT;
  }

  @Override
  public void run(StageContext context) {
    Map<String, String> files =
        database.inTransaction(connection -> write(connection, context.run()));
    String path = "reports/" + context.businessDate();
    keep(path, files, name -> !name.equals(TIMINGS));
    keep(path + "/timings", files, TIMINGS::equals);
    store(folder.resolve(context.businessDate().toString()), files);
    context.publish(tx -> List.of(ControlTotals.through("pages", files.size(), 0)));
  }

  /** What says the same every time apart from what does not. */
  private void keep(String path, Map<String, String> files, Predicate<String> names) {
    new VersionedFolder(objects, path)
        .put(
            files.keySet().stream()
                .filter(names)
                .collect(
                    Collectors.toMap(
                        Function.identity(),
                        name -> files.get(name).getBytes(StandardCharsets.UTF_8))));
  }

  /** The files of a run's report, by name. */
  public static Map<String, String> write(Connection connection, Run run) throws SQLException {
    NightReport night = read(connection, run);
    Map<String, String> files = new TreeMap<>(NightTables.write(night));
    files.put(PAGE, NightPage.render(night));
    files.put(
        TIMINGS,
        NightTables.csv(NightFigures.StageTiming.class, NightFigures.listTimings(connection, run)));
    return files;
  }

  private static NightReport read(Connection connection, Run run) throws SQLException {
    LocalDate date = run.businessDate();
    return new NightReport(
        date,
        run.runId(),
        NightFigures.listFlow(connection, run),
        NightFigures.listPayers(connection, run),
        NightFigures.listHolds(connection),
        NightFigures.listRefusals(connection, run, "REJECTED"),
        NightFigures.listRefusals(connection, run, "DENIED"),
        NightFigures.listMoney(connection, date),
        NightFigures.listBalances(connection),
        NightFigures.listFiles(connection, run),
        WorkReader.listWork(connection),
        NightFigures.listInvariants(connection, run));
  }

  /** Puts the files into a folder, each whole or not at all. */
  public static void store(Path folder, Map<String, String> files) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path part = Files.writeString(folder.resolve(file.getKey() + ".part"), file.getValue());
        Files.move(part, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report into " + folder, e);
    }
  }
}
