package io.claimway.chance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A property: what holds for the {@link Chance} of each of so many seeds in a row, up to the first
 * that fails. The row begins at a fixed seed, or at {@code -Dproperties.seed}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(SeedRow.class)
@ExtendWith(FirstFailure.class)
public @interface Seeds {
  /** How many cases are tried; every hundred have one of the least and one of the most. */
  int value();
}
