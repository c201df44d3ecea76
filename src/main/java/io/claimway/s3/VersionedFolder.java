package io.claimway.s3;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A folder whose files are written once: other contents get its next version, the same contents are
 * the version that is there. Versions are numbered folders beneath it, from 1.
 *
 * <p>Its writer holds the lease: nobody else writes at the same time.
 */
public final class VersionedFolder {
  private final ObjectStore objects;
  private final String path;

  /**
   * @param path without a slash at its end
   */
  public VersionedFolder(ObjectStore objects, String path) {
    this.objects = objects;
    this.path = path;
  }

  /**
   * Keeps the files as a version of the folder.
   *
   * @return the path of the version that holds them and nothing else
   */
  public String put(Map<String, byte[]> files) {
    Map<Integer, Set<String>> versions = versions();
    int newest = versions.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    boolean goesOn = newest > 0 && isBeginningOf(versions.get(newest), newest, files);
    String version = version(goesOn ? newest : newest + 1);
    files.forEach(
        (name, content) -> {
          if (objects.putIfAbsent(version + "/" + name, content) == PutOutcome.CONFLICT) {
            throw new IllegalStateException(
                "Cannot keep %s/%s: another process wrote it meanwhile".formatted(version, name));
          }
        });
    return version;
  }

  /** What the newest version holds; nothing where there is none. */
  public Function<String, Optional<byte[]>> newest() {
    Map<Integer, Set<String>> versions = versions();
    int newest = versions.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    Set<String> names = versions.getOrDefault(newest, Set.of());
    return name ->
        names.contains(name)
            ? Optional.of(objects.get(version(newest) + "/" + name))
            : Optional.empty();
  }

  /** Whether a version holds these files or, where a crash cut it off, some of them. */
  private boolean isBeginningOf(Set<String> names, int version, Map<String, byte[]> files) {
    return files.keySet().containsAll(names)
        && names.stream()
            .allMatch(
                name -> Arrays.equals(objects.get(version(version) + "/" + name), files.get(name)));
  }

  private Map<Integer, Set<String>> versions() {
    List<String> keys = objects.keys(path + "/");
    return keys.stream()
        .map(key -> key.substring(path.length() + 1))
        .filter(below -> below.matches("[1-9][0-9]{0,8}/.+"))
        .collect(
            Collectors.groupingBy(
                below -> Integer.valueOf(below.substring(0, below.indexOf('/'))),
                TreeMap::new,
                Collectors.mapping(
                    below -> below.substring(below.indexOf('/') + 1), Collectors.toSet())));
  }

  private String version(int number) {
    return path + "/" + number;
  }
}
