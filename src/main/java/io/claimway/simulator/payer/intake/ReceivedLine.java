package io.claimway.simulator.payer.intake;

import java.time.LocalDate;
import java.util.List;

/** One service line as it stands in 2400. */
public record ReceivedLine(
    String controlNumber,
    String code,
    List<String> modifiers,
    long chargeCents,
    int units,
    LocalDate day,
    List<Integer> pointers) {

  public ReceivedLine {
    modifiers = List.copyOf(modifiers);
    pointers = List.copyOf(pointers);
  }

  /** Code and modifiers, whatever their order, for telling one service from another. */
  String service() {
    return code + modifiers.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return "ReceivedLine " + controlNumber;
  }
}
