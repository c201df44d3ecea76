package io.claimway.cli;

import io.claimway.run.UnusableConfiguration;

/** The jar of the simulated payers and bank, which a demo needs and production does not have. */
final class SimulatorJar {
  private static final String TYPE_OF_IT = "io.claimway.simulator.StoredMailboxes";

  private SimulatorJar() {}

  /** Asked before any type is used that names one of the simulator's. */
  static void require() {
    try {
      Class.forName(TYPE_OF_IT, false, SimulatorJar.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UnusableConfiguration(
          "Cannot run a demo: the simulated payers are not installed here (no lib-simulator/claimway-simulator.jar)",
          e);
    }
  }
}
