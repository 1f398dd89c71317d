package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The notation of activations: {@code NAME}, or {@code NAME(OPTIONS)} for those that have options.
 */
public final class ActivationNotation {

  /** Those that are more than one function. */
  private static final Map<String, Function<Expression, Activation>> FAMILIES = families();

  private ActivationNotation() {}

  private static Map<String, Function<Expression, Activation>> families() {
    Map<String, Function<Expression, Activation>> families = new LinkedHashMap<>();
    families.put(LeakyRelu.NAME, LeakyRelu::read);
    families.put(DynActivation.NAME, DynActivation::read);
    families.put(Pwl.NAME, Pwl::read);
    families.put(Pwlu.NAME, Pwlu::read);
    return families;
  }

  static Activation parse(String notation) {
    return read(Expression.parse(notation));
  }

  static Activation read(Expression expression) {
    Function<Expression, Activation> family = FAMILIES.get(expression.name());
    if (family != null) {
      return family.apply(expression);
    }
    for (StandardActivation standard : StandardActivation.values()) {
      if (standard.notation().equals(expression.name())) {
        Options.of(expression, List.of(), List.of());
        return standard;
      }
    }
    throw new IllegalArgumentException(
        "unknown activation " + Nearest.among(expression.name(), words()));
  }

  private static List<String> words() {
    return Stream.concat(fixedNames().stream(), Stream.of("dyn(BASE)")).toList();
  }

  /**
   * Every activation by notation.
   *
   * @return those that learn nothing, then {@code dyn(…)} of each of them
   */
  public static List<String> names() {
    return Stream.concat(
            fixedNames().stream(), fixedNames().stream().map(base -> "dyn(" + base + ")"))
        .toList();
  }

  /**
   * The activations that learn nothing, which are the bases of {@code dyn(…)}.
   *
   * @return their notations
   */
  public static List<String> fixedNames() {
    return Stream.concat(
            Arrays.stream(StandardActivation.values()).map(StandardActivation::notation),
            Stream.of(LeakyRelu.NAME))
        .toList();
  }
}
