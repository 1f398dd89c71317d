package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import io.sluice.activation.Granularity;
import io.sluice.activation.SlopeRange;
import io.sluice.notation.Words;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of an activation as training begins.
 *
 * @param notation how it is written
 * @param parameters what shapes it, a set
 * @param granularity how many sets a site has
 * @param options what may be written in its parentheses
 * @param slopeInfimum the greatest lower bound of its slope; absent where there is none
 * @param slopeSupremum the least upper bound; absent where there is none
 * @param lipschitz the largest absolute slope; absent where it is unbounded
 * @param secondMoment E f(z)² for a standard normal z
 * @param gain what keeps the variance of a signal; absent where the function is 0
 * @param monotone whether it never turns round
 */
record ActivationFacts(
    String notation,
    List<Parameter> parameters,
    Granularity granularity,
    List<String> options,
    OptionalDouble slopeInfimum,
    OptionalDouble slopeSupremum,
    OptionalDouble lipschitz,
    double secondMoment,
    OptionalDouble gain,
    boolean monotone) {

  /**
   * A number or a row of numbers.
   *
   * @param name what its kernel calls it
   * @param start its first values
   * @param learns whether training changes it
   */
  record Parameter(String name, List<Double> start, boolean learns) {

    /** {@code alpha 1}, {@code hinges (9 numbers, fixed)}. */
    private String words() {
      int size = start.size();
      String fixed = learns ? "" : ", fixed";
      return size == 1
          ? name + " " + Words.of(start.get(0)) + fixed
          : Text.of("%s (%d numbers%s)", name, size, fixed);
    }
  }

  static ActivationFacts of(Activation activation) {
    double[] start = activation.start();
    SlopeRange slopes = activation.slopes(start);
    return new ActivationFacts(
        activation.notation(),
        activation.parameters().stream()
            .map(p -> new Parameter(p.name(), p.start(), p.group().learns()))
            .toList(),
        activation.granularity(),
        options(activation),
        finite(slopes.infimum()),
        finite(slopes.supremum()),
        finite(slopes.lipschitz()),
        activation.secondMoment(start),
        finite(activation.gain(start)),
        activation.isMonotone(start));
  }

  private static List<String> options(Activation activation) {
    String name = activation.notation().replaceFirst("\\(.*", "");
    return ActivationNotation.options().getOrDefault(name, List.of());
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** How many numbers it learns, and for what each time. */
  String learns() {
    int numbers =
        parameters.stream().filter(Parameter::learns).mapToInt(p -> p.start().size()).sum();
    return numbers == 0 ? "nothing" : numbers + aSet();
  }

  private String aSet() {
    return switch (granularity) {
      case MODEL -> " a model";
      case LAYER -> " a layer";
      case CHANNEL -> " a channel";
    };
  }

  /** What it learns, with the values at the start. */
  String start() {
    return parameters.isEmpty()
        ? "nothing"
        : String.join(", ", parameters.stream().map(Parameter::words).toList())
            + "; one set"
            + aSet();
  }

  static String bound(OptionalDouble value, String unbounded) {
    return value.isPresent() ? Text.decimal(value.getAsDouble()) : unbounded;
  }
}
