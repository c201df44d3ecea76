package io.claimway.simulator.payer.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultMenuTest {

  @Test
  void describesEveryFault() {
    assertThat(FaultMenu.all().keySet()).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void everyRemittanceFaultNamesASampleThatExists() {
    Path samples = Path.of("../shared/samples");
    assumeThat(Files.isDirectory(samples))
        .as("the samples folder is not beside this project")
        .isTrue();
    FaultMenu.all()
        .forEach(
            (fault, dish) -> {
              boolean ofRemittance =
                  List.of("claim to pay", "paid claim", "remittance file").contains(dish.of())
                      || fault == Fault.INTEREST_PAID
                      || fault == Fault.REMITTANCE_UNBALANCED;
              if (ofRemittance) {
                assertThat(dish.sample()).as(fault.key()).startsWith("835/");
              }
              if (!dish.sample().isEmpty()) {
                assertThat(samples.resolve(dish.sample())).as(fault.key()).exists();
              }
            });
  }

  @Test
  void drawsTheSameVictimsInAnyOrderAndNoMoreThanTheRateAllows() {
    List<String> keys = IntStream.range(0, 1000).mapToObj(i -> "key" + i).toList();
    List<String> backwards = keys.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    Set<String> struck =
        new FaultDraw(FaultMenu.named("some"), new Dice(7)).strike(Fault.CLAIM_REJECTED, keys);
    assertThat(struck)
        .hasSize(1 + (int) Math.floor((1000 - 20) * 1.5 / 100))
        .isEqualTo(
            new FaultDraw(FaultMenu.named("some"), new Dice(7))
                .strike(Fault.CLAIM_REJECTED, backwards))
        .isNotEqualTo(
            new FaultDraw(FaultMenu.named("some"), new Dice(8)).strike(Fault.CLAIM_REJECTED, keys));
  }

  @Test
  void drawsNobodyFromTheEmptyMenu() {
    assertThat(
            new FaultDraw(FaultMenu.named("none"), new Dice(7))
                .strike(Fault.CLAIM_REJECTED, List.of("a")))
        .isEmpty();
  }

  @Test
  void refusesAnUnknownMenu() {
    assertThatThrownBy(() -> FaultMenu.named("many"))
        .hasMessage("Cannot choose faults many: expected none, some or all");
  }
}
