package io.claimway.settings.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No key of a payer or a partner is there for nothing: each is a component of its record, and each
 * component is read by a rule.
 */
class KeysAreReadTest {

  /** What only carries the values from the file to the rules. */
  private static final List<String> CARRIERS =
      List.of(
          "io.claimway.party.payer",
          "io.claimway.party.partner",
          "io.claimway.settings",
          "io.claimway.cli",
          "io.claimway.simulator");

  @Test
  void theKeysOfAPayerAreTheComponentsOfItsProfile() throws IOException {
    assertThat(keys(ShippedProfiles.PAYERS.resolve("summit-ppo.yaml")))
        .isEqualTo(components(PayerProfile.class).keySet());
  }

  @Test
  void theKeysOfAPartnerAreTheComponentsOfItsRecord() throws IOException {
    assertThat(keys(ShippedProfiles.PARTNERS.resolve("clearpath.yaml")))
        .isEqualTo(components(TradingPartner.class).keySet());
  }

  @Test
  void everyComponentIsReadByARule() {
    Set<String> read = readByRules();
    Map<String, String> all = new HashMap<>(components(PayerProfile.class));
    all.putAll(components(TradingPartner.class));
    all.values().removeIf(read::contains);
    assertThat(all)
        .as(
            "a key that no rule reads promises what the program does not keep: use it or take it out")
        .isEmpty();
  }

  @Test
  void sawWhatReadsAComponentByAMethodOfItsRecord() {
    assertThat(readByRules())
        .contains(
            "io.claimway.party.payer.FilingLimits.originalDays",
            "io.claimway.party.payer.PayerProfile.originator")
        .doesNotContain("io.claimway.party.payer.PayerProfile.toString");
  }

  private static Set<String> keys(Path file) throws IOException {
    Set<String> keys = new TreeSet<>();
    addKeys("", new YAMLMapper().readTree(file.toFile()), keys);
    return keys;
  }

  private static void addKeys(String prefix, JsonNode node, Set<String> keys) {
    node.properties()
        .forEach(
            field -> {
              if (field.getValue().isObject()) {
                addKeys(prefix + field.getKey() + ".", field.getValue(), keys);
              } else {
                keys.add(prefix + field.getKey());
              }
            });
  }

  /** The leaves of a tree of records: key in YAML to class and component. */
  private static Map<String, String> components(Class<?> root) {
    Map<String, String> components = new TreeMap<>();
    addComponents("", root, components);
    return components;
  }

  private static void addComponents(String prefix, Class<?> node, Map<String, String> components) {
    for (RecordComponent component : node.getRecordComponents()) {
      String key =
          prefix
              + component
                  .getName()
                  .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                  .toLowerCase(Locale.ROOT);
      if (component.getType().isRecord()) {
        addComponents(key + ".", component.getType(), components);
      } else {
        components.put(key, node.getName() + "." + component.getName());
      }
    }
  }

  /** Members of the carrying records that rules use, directly or by another of their methods. */
  private static Set<String> readByRules() {
    JavaClasses program =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.claimway");
    Map<String, List<String>> uses = new HashMap<>();
    List<String> next = new ArrayList<>();
    for (JavaClass type : program) {
      boolean carries = CARRIERS.stream().anyMatch(type.getPackageName()::startsWith);
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        String used = name(access.getTarget());
        if (!carries) {
          next.add(used);
        } else if (!access.getOrigin().isConstructor()) {
          String user = access.getOriginOwner().getName() + "." + access.getOrigin().getName();
          uses.computeIfAbsent(user, any -> new ArrayList<>()).add(used);
        }
      }
    }
    Set<String> read = new HashSet<>();
    while (!next.isEmpty()) {
      String used = next.remove(next.size() - 1);
      if (read.add(used) && used.startsWith("io.claimway.party.p")) {
        next.addAll(uses.getOrDefault(used, List.of()));
      }
    }
    return read;
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}
