package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The notation of activations: {@code NAME}, or {@code NAME(OPTIONS)} for those that have options.
 */
public final class ActivationNotation {

  /** Those that are more than one function, in the order of lists. */
  private static final Map<String, Family> FAMILIES = readers();

  private ActivationNotation() {}

  /**
   * What has options.
   *
   * @param reader makes one of what was written
   * @param bases the activations that it needs one of to stand on; none if its name is enough
   * @param keys of its options
   */
  private record Family(
      Function<Expression, Activation> reader, List<String> bases, List<String> keys) {}

  private static Map<String, Family> readers() {
    Map<String, Family> families = new LinkedHashMap<>();
    families.put(LeakyRelu.NAME, new Family(LeakyRelu::read, List.of(), LeakyRelu.KEYS));
    families.put(
        DynActivation.NAME, new Family(DynActivation::read, fixedNames(), DynOptions.KEYS));
    families.put(Expanded.NAME, new Family(Expanded::read, Expanded.bases(), Expanded.KEYS));
    families.put(Prelu.NAME, new Family(Prelu::read, List.of(), Prelu.KEYS));
    families.put(SwishBeta.NAME, new Family(SwishBeta::read, List.of(), SwishBeta.KEYS));
    families.put(AconC.NAME, new Family(AconC::read, List.of(), AconC.KEYS));
    families.put(Xielu.NAME, new Family(Xielu::read, List.of(), Xielu.KEYS));
    families.put(Apl.NAME, new Family(Apl::read, List.of(), Apl.KEYS));
    families.put(Pwl.NAME, new Family(Pwl::read, List.of(), PwlOptions.KEYS));
    families.put(Pwlu.NAME, new Family(Pwlu::read, List.of(), Pwlu.KEYS));
    families.put(Rational.NAME, new Family(Rational::read, List.of(), Rational.KEYS));
    return families;
  }

  static Activation parse(String notation) {
    return read(Expression.parse(notation));
  }

  static Activation read(Expression expression) {
    Family family = FAMILIES.get(expression.name());
    if (family != null) {
      return family.reader().apply(expression);
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
    return Stream.concat(fixedNames().stream(), trainedForms().stream()).toList();
  }

  /** What was written, put together again. */
  static String written(String name, List<String> options) {
    return options.isEmpty() ? name : name + "(" + String.join(", ", options) + ")";
  }

  /**
   * The options of those that have any.
   *
   * @return keys by name
   */
  public static Map<String, List<String>> options() {
    Map<String, List<String>> options = new LinkedHashMap<>();
    FAMILIES.forEach((name, family) -> options.put(name, family.keys()));
    return Collections.unmodifiableMap(options);
  }

  /**
   * Every activation by notation, with what holds if nothing is said.
   *
   * @return those that learn nothing, then the others, each with every base that it can have
   */
  public static List<String> names() {
    return Stream.concat(
            fixedNames().stream(),
            trained()
                .flatMap(
                    name -> {
                      List<String> bases = FAMILIES.get(name).bases();
                      return bases.isEmpty()
                          ? Stream.of(name)
                          : bases.stream().map(base -> written(name, List.of(base)));
                    }))
        // Some write a number down that is not needed: pwl(9).
        .map(name -> parse(name).notation())
        .toList();
  }

  /**
   * The activations that learn, as help writes them.
   *
   * @return names, with {@code (BASE)} behind those that need one
   */
  public static List<String> trainedForms() {
    return trained()
        .map(name -> FAMILIES.get(name).bases().isEmpty() ? name : name + "(BASE)")
        .toList();
  }

  private static Stream<String> trained() {
    return FAMILIES.keySet().stream().filter(name -> !fixedNames().contains(name));
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
