package io.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForbiddenCallsTest {

  private static final Set<String> OFFENCES =
      ForbiddenCalls.in(new ClassFileImporter().importClasses(Offender.class));

  @Test
  void theProgramHasNone() {
    assertThat(ForbiddenCalls.in(SluiceClasses.MAIN)).isEmpty();
  }

  static Stream<String> offences() {
    return Arrays.stream(Offender.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName);
  }

  @ParameterizedTest
  @MethodSource("offences")
  void eachIsFound(String method) {
    assertThat(OFFENCES).anyMatch(offence -> offence.contains("Offender." + method + "("));
  }

  @Test
  void arithmeticBetweenArraysIsFree() {
    assertThat(ForbiddenCalls.in(new ClassFileImporter().importClasses(Innocent.class))).isEmpty();
  }

  /** Scalars that autograd does not keep, and arrays. */
  private static final class Innocent {
    @SuppressWarnings("unused")
    static NDArray sum(NDArray x, NDArray y) {
      return x.mul(y).add(1).sub(y).clip(0, 1);
    }
  }
}
