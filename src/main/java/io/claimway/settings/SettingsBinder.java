package io.claimway.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The binding of a configuration file and the environment to {@link Settings}.
 *
 * <p>Every record component is a key: {@code network.cut-off} is {@code
 * settings.network().cutOff()}, and the variable {@code CLAIMWAY_NETWORK_CUT_OFF} overrides it. A
 * secret is refused in the file; it comes from its variable, or from the mounted file that its key
 * with {@code -file} names.
 *
 * <p>A component that is a map takes whatever else its section says, under full names: {@code
 * spark.executor.memory} is Spark's own word. What differs from a known key by a slip is refused
 * there too.
 */
public final class SettingsBinder {
  private static final Set<String> SECRETS =
      Set.of("password", "migrator-password", "access-key", "secret-key");

  /** How others call theirs. */
  private static final Pattern SECRETS_OF_OTHERS =
      Pattern.compile(
          "(?i)\\.(\\w*password|secret|(secret|access)\\.key|session\\.token|oauthToken)$");

  /** Two letters off, as when two stand in each other's place, is a slip. */
  private static final int SLIP = 2;

  private final Map<String, String> environment;
  private final Map<String, Found> found = new TreeMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> openSections = new LinkedHashSet<>();

  /** A configured value and where it was found. */
  private record Found(String value, String where, Path folder) {}

  private SettingsBinder(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Binds what is configured over what holds otherwise.
   *
   * @param file the configuration file, if there is one
   * @param environment the process environment
   * @param unconfigured what holds where nothing is configured
   * @throws UnusableConfiguration naming key, file and line (or variable) of the first value that
   *     cannot work
   */
  public static Settings bind(
      Optional<Path> file, Map<String, String> environment, Settings unconfigured) {
    SettingsBinder binder = new SettingsBinder(environment);
    binder.collectKeys("", unconfigured);
    SettingsFile read = file.map(SettingsFile::read).orElseGet(SettingsFile::none);
    binder.takeFile(read);
    binder.takeEnvironment();
    return (Settings) binder.bind("", unconfigured);
  }

  /** The variable that overrides a key: {@code s3.secret-key} is {@code CLAIMWAY_S3_SECRET_KEY}. */
  public static String variableOf(String key) {
    return "CLAIMWAY_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private void collectKeys(String prefix, Record node) {
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      String key = prefix + keyOf(component);
      if (valueOf(component, node) instanceof Record child) {
        collectKeys(key + ".", child);
      } else if (component.getType() == Map.class) {
        openSections.add(prefix);
      } else {
        known.add(key);
        if (isSecret(key)) {
          known.add(key + "-file");
        }
      }
    }
  }

  private void takeFile(SettingsFile file) {
    Path folder = file.path().toAbsolutePath().getParent();
    for (Map.Entry<String, SettingsFile.Entry> entry : file.entries().entrySet()) {
      String key = entry.getKey();
      String where = file.path() + " line " + entry.getValue().line();
      if (!known.contains(key) && !isPassedOn(key)) {
        throw new UnusableConfiguration(
            "Cannot use " + key + " (" + where + "): no such key" + nearest(key));
      }
      if (!known.contains(key) && SECRETS_OF_OTHERS.matcher(key).find()) {
        throw new UnusableConfiguration(
            "Cannot use %s (%s): a secret comes from the file that %sproperties-file names"
                .formatted(key, where, key.substring(0, key.indexOf('.') + 1)));
      }
      if (isSecret(key) && !entry.getValue().value().isEmpty()) {
        throw new UnusableConfiguration(
            "Cannot use "
                + key
                + " ("
                + where
                + "): a secret comes from "
                + variableOf(key)
                + " or from the file that "
                + key
                + "-file names");
      }
      found.put(key, new Found(entry.getValue().value(), where, folder));
    }
  }

  private void takeEnvironment() {
    Map<String, String> keyOf = new LinkedHashMap<>();
    Set<String> sections = new LinkedHashSet<>();
    for (String key : known) {
      keyOf.put(variableOf(key), key);
      sections.add(variableOf(key.substring(0, key.indexOf('.') + 1)));
    }
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      String key = keyOf.get(name);
      if (key != null) {
        found.put(
            key,
            new Found(variable.getValue(), "environment " + name, Path.of("").toAbsolutePath()));
      } else if (sections.stream().anyMatch(name::startsWith)) {
        throw new UnusableConfiguration(
            "Cannot use environment " + name + ": no such key" + nearest(name));
      }
    }
  }

  private Record bind(String prefix, Record node) {
    RecordComponent[] components = node.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + keyOf(components[i]);
      Object otherwise = valueOf(components[i], node);
      types[i] = components[i].getType();
      if (otherwise instanceof Record child) {
        values[i] = bind(key + ".", child);
      } else {
        values[i] = types[i] == Map.class ? passedOn(prefix) : leaf(key, types[i], otherwise);
      }
    }
    try {
      return node.getClass().getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw refusal(prefix, node, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot build " + node.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private boolean isPassedOn(String key) {
    return openSections.stream().anyMatch(key::startsWith)
        && known.stream().noneMatch(own -> distance(own, key) <= SLIP);
  }

  private Map<String, String> passedOn(String section) {
    Map<String, String> passed = new TreeMap<>();
    found.forEach(
        (key, value) -> {
          if (key.startsWith(section) && !known.contains(key)) {
            passed.put(key, value.value());
          }
        });
    return passed;
  }

  private Object leaf(String key, Class<?> type, Object otherwise) {
    Found value = found.get(key);
    Found mounted = found.get(key + "-file");
    if (isSecret(key) && value == null && mounted != null && !mounted.value().isEmpty()) {
      value = new Found(secretIn(key, mounted), mounted.where(), mounted.folder());
    }
    if (value == null) {
      return otherwise;
    }
    try {
      return SettingValue.parse(value.value(), type, value.folder());
    } catch (IllegalArgumentException e) {
      throw new UnusableConfiguration(
          "Cannot use " + key + " (" + value.where() + "): " + e.getMessage());
    }
  }

  private static String secretIn(String key, Found mounted) {
    Path file = mounted.folder().resolve(mounted.value());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnusableConfiguration(
          "Cannot use "
              + key
              + "-file ("
              + mounted.where()
              + "): cannot read "
              + file
              + ": "
              + e.getClass().getSimpleName());
    }
  }

  /**
   * A record's own check begins with the component's name; the refusal says the key and where its
   * value came from.
   */
  private UnusableConfiguration refusal(String prefix, Record node, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (message.startsWith(component.getName() + " ")) {
        String key = prefix + keyOf(component);
        Found value = found.get(key);
        String where = value == null ? "not set" : value.where();
        return new UnusableConfiguration(
            "Cannot use "
                + key
                + " ("
                + where
                + "): "
                + message.substring(component.getName().length() + 1));
      }
    }
    return new UnusableConfiguration("Cannot use " + prefix + "*: " + message);
  }

  private String nearest(String wanted) {
    boolean variable = wanted.startsWith("CLAIMWAY_");
    return known.stream()
        .map(key -> variable ? variableOf(key) : key)
        .min((a, b) -> Integer.compare(distance(a, wanted), distance(b, wanted)))
        .map(key -> "; nearest is " + key)
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static boolean isSecret(String key) {
    return SECRETS.contains(key.substring(key.lastIndexOf('.') + 1));
  }

  private static Object valueOf(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read " + component.getName() + " of " + node.getClass(), e);
    }
  }

  /** The component's own word, unless Java forbids it as a name ({@code wait}). */
  private static String keyOf(RecordComponent component) {
    JsonProperty word = component.getAccessor().getAnnotation(JsonProperty.class);
    String name = word == null ? component.getName() : word.value();
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
