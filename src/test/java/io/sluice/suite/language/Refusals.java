package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Bad input: one clear sentence. */
final class Refusals {
  private Refusals() {}

  static AbstractStringAssert<?> assertRefused(ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class);
    assertThat(refusal.getMessage()).hasSizeBetween(20, 500).doesNotContain("\n", "Exception");
    return assertThat(refusal.getMessage());
  }
}
