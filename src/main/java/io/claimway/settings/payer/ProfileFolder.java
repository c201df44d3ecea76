package io.claimway.settings.payer;

import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.run.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of payer profiles, read as a whole: files that are right alone may still contradict
 * each other.
 */
public final class ProfileFolder {

  private ProfileFolder() {}

  /**
   * Reads every {@code *.yaml} of a folder.
   *
   * @return the profiles, or what is wrong with them, in file order
   */
  public static ProfileReading read(Path folder) {
    List<String> problems = new ArrayList<>();
    Map<String, PayerProfile> bySlug = new TreeMap<>();
    MessageDigest digest = Sha256.digest();
    for (Path path : files(folder, problems)) {
      String name = path.toString();
      int before = problems.size();
      String text = text(path, problems);
      PayerProfile profile = ProfileFile.parse(name, text, problems);
      digest.update((path.getFileName() + "\n" + text).getBytes(StandardCharsets.UTF_8));
      if (problems.size() == before) {
        check(path, profile, bySlug, problems);
        bySlug.put(profile.payer(), profile);
      }
    }
    return new ProfileReading(
        new PayerProfiles(bySlug, HexFormat.of().formatHex(digest.digest())),
        List.copyOf(problems));
  }

  private static void check(
      Path path, PayerProfile profile, Map<String, PayerProfile> earlier, List<String> problems) {
    if (!path.getFileName().toString().equals(profile.payer() + ".yaml")) {
      problems.add(
          path
              + ":1: payer is \""
              + profile.payer()
              + "\", expected the file's name without .yaml");
    }
    Map<String, String> payerIds = new HashMap<>();
    for (PayerProfile other : earlier.values()) {
      payerIds.put(other.partner() + "/" + other.payerId(), other.payer());
      if (other.partner().equals(profile.partner())
          && !other.envelope().equals(profile.envelope())) {
        problems.add(
            path
                + ":1: envelope differs from that of "
                + other.payer()
                + ", expected one per trading partner "
                + profile.partner());
      }
    }
    String twin = payerIds.get(profile.partner() + "/" + profile.payerId());
    if (twin != null) {
      problems.add(
          path
              + ":1: payer-id \""
              + profile.payerId()
              + "\" is also that of "
              + twin
              + " at the same partner");
    }
  }

  private static List<Path> files(Path folder, List<String> problems) {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
      if (files.isEmpty()) {
        problems.add(folder + ": holds no payer profile (*.yaml)");
      }
      return files;
    } catch (IOException e) {
      problems.add(folder + ": cannot be listed (payers.dir)");
      return List.of();
    }
  }

  private static String text(Path path, List<String> problems) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      problems.add(path + ":1: cannot be read as UTF-8 text");
      return "";
    }
  }
}
