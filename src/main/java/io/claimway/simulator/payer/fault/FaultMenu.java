package io.claimway.simulator.payer.fault;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are to happen, each with its rate. */
public final class FaultMenu {

  private final Map<Fault, Dish> dishes;

  private FaultMenu(Map<Fault, Dish> dishes) {
    this.dishes = dishes;
  }

  /**
   * One line of {@code faults.yaml}.
   *
   * @param menus the menus (some, all) that hold it
   * @param of what is drawn: file, claim, payment …
   * @param rate how many of a hundred
   * @param firstBy the first one happens at the latest when so many could have happened
   * @param does what the outside world does
   * @param sample the sample file whose shape an 835 fault copies
   */
  public record Dish(
      List<String> menus, String of, double rate, int firstBy, String does, String sample) {

    public Dish {
      menus = List.copyOf(menus);
      if (rate < 0 || rate > 100 || firstBy < 1) {
        throw new IllegalArgumentException(
            "Cannot take a fault of "
                + of
                + " on the menu: rate "
                + rate
                + ", first by "
                + firstBy);
      }
    }
  }

  /** The menu of this name: none, some or all. */
  public static FaultMenu named(String name) {
    if (!List.of("none", "some", "all").contains(name)) {
      throw new IllegalArgumentException(
          "Cannot choose faults " + name + ": expected none, some or all");
    }
    Map<Fault, Dish> chosen = new EnumMap<>(Fault.class);
    all()
        .forEach(
            (fault, dish) -> {
              if (dish.menus().contains(name)) {
                chosen.put(fault, dish);
              }
            });
    return new FaultMenu(chosen);
  }

  /** A menu of one fault that always happens, for drills and tests. */
  public static FaultMenu always(Fault fault) {
    Dish dish = all().get(fault);
    return new FaultMenu(
        Map.of(fault, new Dish(dish.menus(), dish.of(), 100, 1, dish.does(), dish.sample())));
  }

  /** Every line of {@code faults.yaml}. */
  public static Map<Fault, Dish> all() {
    YAMLMapper yaml =
        YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
    try (InputStream in = FaultMenu.class.getResourceAsStream("faults.yaml")) {
      Map<Fault, Dish> dishes = new EnumMap<>(Fault.class);
      Map<String, Dish> read =
          yaml.readValue(
              in, yaml.getTypeFactory().constructMapType(Map.class, String.class, Dish.class));
      read.forEach((key, dish) -> dishes.put(Fault.of(key), dish));
      return dishes;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot load the fault menu: " + e.getMessage(), e);
    }
  }

  Optional<Dish> dish(Fault fault) {
    return Optional.ofNullable(dishes.get(fault));
  }
}
