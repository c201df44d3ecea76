package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulatorJarTest {

  @Test
  void aDemoSaysWhereNoSimulatedPayersAreInstalled() throws Exception {
    for (String command : new String[] {"demo", "rehearse"}) {
      assertThat(runWithoutSimulator(command))
          .isEqualTo(
              "2|claimway: Cannot run a demo: the simulated payers are not installed here"
                  + " (no lib-simulator/claimway-simulator.jar)");
    }
  }

  @Test
  void everythingElseIsThereWithoutThem() throws Exception {
    assertThat(runWithoutSimulator("help")).startsWith("0|").contains("demo", "nightly");
    assertThat(runWithoutSimulator("demo", "--help")).startsWith("0|").contains("--sessions");
    assertThat(runWithoutSimulator("payers", "validate")).startsWith("0|");
  }

  private static String runWithoutSimulator(String... arguments) throws Exception {
    CommandLine root =
        (CommandLine)
            new Installation()
                .loadClass(ClaimwayCommand.class.getName())
                .getMethod("commandLine")
                .invoke(null);
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = root.setOut(out).setErr(out).execute(arguments);
    return code + "|" + said.toString().strip();
  }

  /** Claimway's classes as an installation has them that ships no simulator. */
  private static final class Installation extends ClassLoader {
    Installation() {
      super(SimulatorJarTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.claimway.simulator.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.claimway.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
