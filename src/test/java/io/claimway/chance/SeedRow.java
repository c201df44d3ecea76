package io.claimway.chance;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of one property in a row, which ends at the first failure. */
final class SeedRow implements ArgumentsProvider, AnnotationConsumer<Seeds> {
  private static final String FIRST = "20260105";

  private int seeds;

  @Override
  public void accept(Seeds annotation) {
    seeds = annotation.value();
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext property) {
    long first = Long.parseLong(System.getProperty(FirstFailure.SEED, FIRST));
    return LongStream.range(0, seeds)
        .takeWhile(n -> !FirstFailure.isKnown(property))
        .mapToObj(n -> Arguments.of(Chance.of(first + n)));
  }
}
