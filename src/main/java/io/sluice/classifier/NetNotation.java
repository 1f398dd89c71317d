package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The notation of nets: {@code NAME}, or {@code NAME(OPTIONS)}. */
public final class NetNotation {

  private static final String NORM = "norm";

  private static final Map<String, Function<Expression, Net>> NETS = readers();

  private NetNotation() {}

  private static Map<String, Function<Expression, Net>> readers() {
    Map<String, Function<Expression, Net>> nets = new LinkedHashMap<>();
    nets.put(Mlp.NAME, Mlp::read);
    for (StandardNet net : StandardNet.values()) {
      nets.put(net.word(), expression -> ConvolutionalNet.read(net, expression));
    }
    nets.put(Vgg11.NAME, Vgg11::read);
    nets.put(ResNet18.NAME, ResNet18::read);
    return nets;
  }

  /**
   * The nets by name.
   *
   * @return in the order of lists; {@code mlp} needs a depth in parentheses
   */
  public static List<String> names() {
    return List.copyOf(NETS.keySet());
  }

  static Net parse(String notation) {
    Expression expression = Expression.parse(notation);
    Function<Expression, Net> reader = NETS.get(expression.name());
    if (reader == null) {
      throw new IllegalArgumentException(
          "unknown net " + Nearest.among(expression.name(), names()));
    }
    return reader.apply(expression);
  }

  /** The options of a net of convolutions: its norm, its width, and some of its own. */
  static Options options(Expression expression, String... own) {
    List<String> legal = new ArrayList<>(List.of(NORM));
    legal.addAll(List.of(own));
    legal.add(Filters.KEY);
    return Options.of(expression, List.of(), legal);
  }

  static Norm norm(Options options, Norm otherwise) {
    return options.word(NORM, Norm.class, otherwise);
  }

  /** What differs from a net as its name alone has it. */
  static String written(String name, Norm norm, Norm otherwise, Filters filters, String... own) {
    List<String> words = new ArrayList<>();
    if (norm != otherwise) {
      words.add(NORM + "=" + Words.of(norm));
    }
    for (String word : own) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    words.addAll(filters.words());
    return written(name, words);
  }

  static String written(String name, List<String> words) {
    return words.isEmpty() ? name : name + "(" + String.join(", ", words) + ")";
  }
}
