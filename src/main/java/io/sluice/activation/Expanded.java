package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Quoted;
import java.util.List;

/**
 * A base x·g(x) whose gate g, from 0 to 1, is widened to (1 + 2a)·g(x) − a, from −a to 1 + a, with
 * a learned from 0 (Huang, arXiv 2405.20768: xSiLU, xGELU).
 *
 * <p>That is x·(g(x)(1 + 2a) − a) = (1 + 2a)·B(x) − a·x: dynActivation of the same base with α = 1
 * + a and β = −a, hence with {@code constraint=sum-one}.
 *
 * @param base what has a gate: SiLU or GELU
 * @param learning how many numbers a there are, and how they learn
 */
public record Expanded(StandardActivation base, TrainedOptions learning)
    implements TrainedActivation {

  static final String NAME = "expanded";
  static final List<String> KEYS = TrainedOptions.keysWith("base");

  private static final List<StandardActivation> BASES =
      List.of(StandardActivation.SILU, StandardActivation.GELU, StandardActivation.GELU_TANH);

  /** Refuses a base without a gate. */
  public Expanded {
    if (!BASES.contains(base)) {
      throw new IllegalArgumentException(wrongBase(base.notation()));
    }
  }

  static List<String> bases() {
    return BASES.stream().map(StandardActivation::notation).toList();
  }

  private static String wrongBase(String written) {
    String base = Quoted.plain(written);
    return "expanded(%s): %s has no gate to widen; legal bases are %s"
        .formatted(base, base, String.join(", ", bases()));
  }

  static Expanded read(Expression expression) {
    Options options = Options.of(expression, List.of("base"), KEYS);
    String base =
        options
            .value("base")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expanded needs a base: expanded(silu), for example; legal are "
                            + String.join(", ", bases())))
            .toString();
    return BASES.stream()
        .filter(gated -> gated.notation().equals(base))
        .findFirst()
        .map(gated -> new Expanded(gated, TrainedOptions.read(options, TrainedOptions.LAYER)))
        .orElseThrow(() -> new IllegalArgumentException(wrongBase(base)));
  }

  @Override
  public String notation() {
    return written(NAME, TrainedOptions.LAYER, base.notation());
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(ActivationParameter.scalar("expansion", 0, learning.group()));
  }

  @Override
  public String script() {
    return """
    scale = expansion * 2 + 1
    return %s * scale - x * expansion
    """
        .formatted(base.expression())
        .strip();
  }

  @Override
  public double value(double x, double... parameters) {
    return (1 + 2 * parameters[0]) * base.value(x) - parameters[0] * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    return (1 + 2 * parameters[0]) * base.derivative(x) - parameters[0];
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return new double[] {2 * base.value(x) - x};
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    return base.slopes().affine(1 + 2 * parameters[0], -parameters[0]);
  }
}
