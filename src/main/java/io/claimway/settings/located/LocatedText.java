package io.claimway.settings.located;

import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that a person named or wrote. */
public final class LocatedText {
  private LocatedText() {}

  /**
   * Reads it as UTF-8.
   *
   * @param named how a person knows it, with its path: "people.file jobs/people.yaml"
   * @throws UnusableConfiguration when there is no such file, it may not be read, or is no text
   */
  public static String read(Path file, String named) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableConfiguration(
          "Cannot use " + named + ": cannot be read, there is no such file", missing);
    } catch (CharacterCodingException binary) {
      throw new UnusableConfiguration(
          "Cannot use " + named + ": cannot be read, it is no UTF-8 text", binary);
    } catch (IOException e) {
      throw new UnusableConfiguration(
          "Cannot use " + named + ": cannot be read, it is a folder, or this user may not read it",
          e);
    }
  }
}
