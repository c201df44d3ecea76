package io.claimway.chance;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Names the seed on which a property failed, and the command that begins with it. */
final class FirstFailure implements InvocationInterceptor {
  static final String SEED = "properties.seed";

  private static final Namespace OURS = Namespace.create(FirstFailure.class);

  /** Whether a case of the property has failed. */
  static boolean isKnown(ExtensionContext property) {
    return property.getStore(OURS).get(SEED) != null;
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> body, ReflectiveInvocationContext<Method> call, ExtensionContext tried)
      throws Throwable {
    try {
      body.proceed();
    } catch (Throwable failure) {
      Object seed = call.getArguments().get(0);
      tried.getParent().orElseThrow().getStore(OURS).put(SEED, seed);
      throw new AssertionError(
          String.format(
              "seed %s: %s%nto begin with it run: mvn test -Dtest=%s#%s -D%s=%s",
              seed,
              failure,
              call.getTargetClass().getSimpleName(),
              call.getExecutable().getName(),
              SEED,
              seed),
          failure);
    }
  }
}
