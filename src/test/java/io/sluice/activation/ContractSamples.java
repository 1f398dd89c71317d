package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The activations that are held to the contract, and the numbers at which they are. */
final class ContractSamples {

  /** Of each family, what its name alone does not reach. */
  static final Map<String, List<String>> FAMILIES = families();

  private ContractSamples() {}

  private static Map<String, List<String>> families() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    families.put("leaky-relu", List.of("leaky-relu(0.2)"));
    families.put(
        "dyn",
        List.of(
            "dyn(silu, start=0.5:0.5)",
            "dyn(mish, start=-0.7:0.2)",
            "dyn(relu-squared, start=-0.7:0.2)",
            "dyn(mish, constraint=alpha-one)",
            "dyn(silu, start=1:0.1, constraint=ratio)",
            "dyn(gelu, constraint=sum-one)"));
    families.put("expanded", List.of("expanded(silu, rate=0.5, freeze=10)"));
    families.put("prelu", List.of("prelu", "prelu(-0.5)", "prelu(1.5)"));
    families.put(
        "swish-beta", List.of("swish-beta", "swish-beta(4)", "swish-beta(0)", "swish-beta(-1)"));
    families.put(
        "acon-c",
        List.of("acon-c(granularity=layer)", "acon-c(start=0.9:0.3:2)", "acon-c(start=1:0:0)"));
    families.put("xielu", List.of("xielu", "xielu(0.1:2)"));
    families.put("apl", List.of("apl(granularity=layer)", "apl(1)", "apl(12, granularity=layer)"));
    families.put(
        "pwl",
        List.of(
            "pwl(5, ends=clamp)",
            "pwl(6, ends=trained)",
            "pwl(7, placement=quantile)",
            "pwl(9, from=silu, range=-3:3)"));
    families.put("pwlu", List.of("pwlu(8, from=mish)"));
    families.put(
        "rational", List.of("rational", "rational(from=gelu)", "rational(from=relu-squared)"));
    return families;
  }

  /** Every activation that people can name, some with options, and one of a test. */
  static Stream<Activation> all() {
    Stream<Activation> named =
        Stream.concat(
                ActivationNotation.names().stream(),
                FAMILIES.values().stream().flatMap(List::stream))
            .map(Activation::of);
    return Stream.concat(named, Stream.of(new ScaledSine(Granularity.LAYER))).distinct();
  }

  /** Those, and each that learns with sets for every channel too. */
  static Stream<Activation> allGranularities() {
    return all()
        .flatMap(
            activation ->
                activation.parameters().isEmpty()
                    ? Stream.of(activation)
                    : Stream.of(activation, byChannel(activation)))
        .distinct();
  }

  private static Activation byChannel(Activation activation) {
    if (activation instanceof ScaledSine) {
      return new ScaledSine(Granularity.CHANNEL);
    }
    Expression written = Expression.parse(activation.notation());
    List<Expression.Argument> arguments = new ArrayList<>(written.arguments());
    arguments.removeIf(argument -> argument.key().equals("granularity"));
    arguments.add(
        new Expression.Argument("granularity", Expression.parse(Words.of(Granularity.CHANNEL))));
    return Activation.of(new Expression(written.name(), arguments).toString());
  }

  /** Which of a set's numbers learn. */
  static boolean[] learning(Activation activation) {
    List<Boolean> learning =
        activation.parameters().stream()
            .flatMap(p -> p.start().stream().map(number -> p.group().learns()))
            .toList();
    boolean[] flags = new boolean[learning.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = learning.get(i);
    }
    return flags;
  }

  /** Sets as they start and away from it, in 32 bits; what is fixed stays where it is. */
  static List<double[]> sets(Activation activation) {
    double[] start = activation.start();
    boolean[] learning = learning(activation);
    double[] moved = new double[start.length];
    Arrays.setAll(moved, i -> start[i] + (i % 2 == 0 ? 0.35 : -0.25));
    double[] shrunk = new double[start.length];
    Arrays.setAll(shrunk, i -> 0.5 * start[i] + 0.3 * (1 + i % 3));
    List<double[]> sets = List.of(start.clone(), moved, shrunk);
    for (double[] set : sets) {
      for (int i = 0; i < set.length; i++) {
        set[i] = (float) (learning[i] ? set[i] : start[i]);
      }
    }
    return start.length == 0 ? sets.subList(0, 1) : sets;
  }
}
