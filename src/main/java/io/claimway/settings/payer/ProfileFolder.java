package io.claimway.settings.payer;

import io.claimway.party.partner.PartnerMailbox;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.run.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folders of payer profiles and trading partners, read as a whole: files that are right alone
 * may still contradict each other.
 */
public final class ProfileFolder {

  /** The bank's mailbox is no trading partner's. */
  private static final String BANK = "bank";

  private final List<String> problems = new ArrayList<>();
  private final MessageDigest digest = Sha256.digest();
  private final Map<String, TradingPartner> byPartner = new TreeMap<>();
  private final Map<String, PayerProfile> byPayer = new TreeMap<>();

  /** Those with mistakes too, so that a route to one is not a mistake of its own. */
  private final Set<String> partnersWithFile = new TreeSet<>();

  private ProfileFolder() {}

  /**
   * Reads every {@code *.yaml} of two folders.
   *
   * @return the profiles with their partners, or what is wrong with them, in file order
   */
  public static ProfileReading read(Path payers, Path partners) {
    ProfileFolder folder = new ProfileFolder();
    folder.files(partners, "trading partner", "partners.dir").forEach(folder::readPartner);
    folder.files(payers, "payer profile", "payers.dir").forEach(folder::readPayer);
    return new ProfileReading(
        new PayerProfiles(
            folder.byPayer, folder.byPartner, HexFormat.of().formatHex(folder.digest.digest())),
        List.copyOf(folder.problems));
  }

  private void readPartner(Path path) {
    partnersWithFile.add(slug(path));
    int before = problems.size();
    PartnerFile file = PartnerFile.parse(path.toString(), text(path), problems);
    if (problems.size() == before) {
      TradingPartner partner = file.partner();
      if (!partner.partner().equals(slug(path)) || partner.partner().equals(BANK)) {
        file.keys()
            .wrong("partner", partner.partner(), "the file's name without .yaml, and not the bank");
      }
      checkMailboxes(file);
      byPartner.put(partner.partner(), partner);
    }
  }

  /** By its folder alone a file tells whose it is. */
  private void checkMailboxes(PartnerFile file) {
    PartnerMailbox own = file.partner().mailboxes();
    List<String> folders = List.of(own.outbound(), own.inbound());
    List<String> keys = List.of("mailboxes.outbound", "mailboxes.inbound");
    for (int i = 0; i < folders.size(); i++) {
      String folder = folders.get(i);
      if (folder.startsWith("mailboxes/" + BANK + "/")
          || Collections.frequency(folders, folder) > 1) {
        file.keys().wrong(keys.get(i), folder, "a folder of its own");
      }
      for (TradingPartner other : byPartner.values()) {
        if (List.of(other.mailboxes().outbound(), other.mailboxes().inbound()).contains(folder)) {
          file.keys()
              .wrong(keys.get(i), folder, "a folder of its own: it is " + other.partner() + "'s");
        }
      }
    }
  }

  private void readPayer(Path path) {
    int before = problems.size();
    ProfileFile file = ProfileFile.parse(path.toString(), text(path), problems);
    if (problems.size() == before) {
      PayerProfile profile = file.profile();
      if (!profile.payer().equals(slug(path))) {
        file.keys().wrong("payer", profile.payer(), "the file's name without .yaml");
      }
      for (String route : profile.routes()) {
        if (!partnersWithFile.contains(route)) {
          file.keys().wrong("routes", route, "a trading partner, one of " + partnersWithFile);
        }
      }
      checkPayerId(file);
      byPayer.put(profile.payer(), profile);
    }
  }

  private void checkPayerId(ProfileFile file) {
    PayerProfile profile = file.profile();
    for (PayerProfile other : byPayer.values()) {
      if (other.payerId().equals(profile.payerId())
          && !Collections.disjoint(other.routes(), profile.routes())) {
        file.keys()
            .wrong(
                "payer-id",
                profile.payerId(),
                "one of its own: it is " + other.payer() + "'s at the same partner");
      }
    }
  }

  private List<Path> files(Path folder, String what, String setting) {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
      if (files.isEmpty()) {
        problems.add(folder + ": holds no " + what + " (*.yaml)");
      }
      return files;
    } catch (IOException e) {
      problems.add(folder + ": cannot be listed (" + setting + ")");
      return List.of();
    }
  }

  private String text(Path path) {
    String text = "";
    try {
      text = Files.readString(path);
    } catch (IOException e) {
      problems.add(path + ":1: cannot be read as UTF-8 text");
    }
    digest.update((path.getFileName() + "\n" + text).getBytes(StandardCharsets.UTF_8));
    return text;
  }

  private static String slug(Path path) {
    return path.getFileName().toString().replaceFirst("\\.yaml$", "");
  }
}
