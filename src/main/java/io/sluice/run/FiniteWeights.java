package io.sluice.run;

import io.sluice.notation.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Weights that are numbers: with a NaN among them every result would be NaN, or an accident. */
public final class FiniteWeights {

  private FiniteWeights() {}

  /**
   * Looks at every tensor of floating-point numbers in a file of a run.
   *
   * @param file what a refusal names
   * @param tensors its content
   * @throws UncheckedIOException with the first tensor that holds NaN or an infinity
   */
  public static void require(Path file, Safetensors tensors) {
    firstExcept(tensors)
        .ifPresent(
            what -> {
              String sentence =
                  "%s is damaged: %s; put a copy of the file from before there, or train anew with another --out"
                      .formatted(file, what);
              throw new UncheckedIOException(sentence, new IOException(sentence));
            });
  }

  /**
   * Looks for a number that is none.
   *
   * @param tensors of any program
   * @return the first: {@code layers.0.bias holds NaN}
   */
  public static Optional<String> firstExcept(Safetensors tensors) {
    return tensors.names().stream()
        .flatMap(
            name ->
                except(tensors, name).stream()
                    .map(number -> Quoted.oneLine(name) + " holds " + number))
        .findFirst();
  }

  private static Optional<Double> except(Safetensors tensors, String name) {
    return switch (tensors.type(name)) {
      case F32, F16, BF16 -> {
        FloatBuffer values = tensors.floats(name);
        yield except(values.remaining(), values::get);
      }
      case F64 -> {
        DoubleBuffer values = tensors.doubles(name);
        yield except(values.remaining(), values::get);
      }
      default -> Optional.empty(); // whole numbers are finite
    };
  }

  private static Optional<Double> except(int count, DoubleSupplier values) {
    for (int i = 0; i < count; i++) {
      double value = values.getAsDouble();
      if (!Double.isFinite(value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
