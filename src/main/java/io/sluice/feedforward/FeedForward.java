package io.sluice.feedforward;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sub-layer under study: a form times an activation.
 *
 * @param form plain or gated
 * @param activation the non-linearity
 * @param placement where it stands in a gated form
 */
public record FeedForward(Form form, Activation activation, Placement placement) {

  /** The usual down-projection. */
  static final KernelSource DOWN = KernelSource.resource("feedforward/down.py");

  /** Refuses a place that is not there, or not for this activation. */
  public FeedForward {
    Optional<String> objection =
        form == Form.PLAIN && placement != Placement.GATE
            ? Optional.of("a plain form has no gate, so give gated(…)")
            : placement.objection(activation);
    if (objection.isPresent()) {
      throw new IllegalArgumentException(
          "%s(%s) with placement=%s: %s"
              .formatted(
                  Words.of(form), activation.notation(), Words.of(placement), objection.get()));
    }
  }

  /**
   * With the activation in the gate of a gated form.
   *
   * @param form plain or gated
   * @param activation the non-linearity
   */
  public FeedForward(Form form, Activation activation) {
    this(form, activation, Placement.GATE);
  }

  /**
   * Reads a notation: a named variant, {@code plain(ACTIVATION)}, {@code gated(ACTIVATION)} or
   * {@code gated(ACTIVATION, placement=PLACEMENT)}.
   *
   * @param notation what a person wrote
   * @return the feed-forward block
   * @throws IllegalArgumentException with the legal names and the nearest
   */
  @JsonCreator
  public static FeedForward of(String notation) {
    Expression expression = Expression.parse(notation);
    for (Form form : Form.values()) {
      if (Words.of(form).equals(expression.name())) {
        return read(form, expression);
      }
    }
    for (FeedForwardVariant variant : FeedForwardVariant.values()) {
      if (variant.notation().equals(expression.toString())) {
        return variant.feedForward();
      }
    }
    List<String> legal = new ArrayList<>(FeedForwardVariant.names());
    for (Form form : Form.values()) {
      legal.add(Words.of(form) + "(ACTIVATION)");
    }
    throw new IllegalArgumentException(
        "unknown feed-forward variant " + Nearest.among(notation, legal));
  }

  private static FeedForward read(Form form, Expression expression) {
    Options options =
        Options.of(
            expression,
            List.of("activation"),
            form == Form.PLAIN ? List.of("activation") : List.of("activation", "placement"));
    Activation activation =
        options
            .value("activation")
            .map(value -> Activation.of(value.toString()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%1$s needs an activation: %1$s(silu), for example"
                            .formatted(Words.of(form))));
    return new FeedForward(
        form, activation, options.word("placement", Placement.class, Placement.GATE));
  }

  /**
   * The shortest notation.
   *
   * @return the variant's name if this block has one
   */
  @JsonValue
  public String notation() {
    Optional<String> name =
        Arrays.stream(FeedForwardVariant.values())
            .filter(variant -> variant.feedForward().equals(this))
            .findFirst()
            .map(FeedForwardVariant::notation);
    String option = placement == Placement.GATE ? "" : ", placement=" + Words.of(placement);
    return name.orElseGet(() -> Words.of(form) + "(" + activation.notation() + option + ")");
  }

  /**
   * Where activations stand in one block.
   *
   * @return a site each, as the prefix that its parameters have: {@code activation.}, and {@code
   *     value_activation.} where gate and value have one each
   */
  public List<String> sites() {
    return placement.sites();
  }

  /**
   * The parameters of one block.
   *
   * @param width C
   * @param hidden F, the width entering the down-projection
   * @param biases whether projections have biases
   * @param input first values of the projections into the hidden vector
   * @param residual first values of the down-projection
   * @return definitions, those of each site last
   */
  public List<ParameterDefinition> parameters(
      int width, int hidden, boolean biases, Initialization input, Initialization residual) {
    List<ParameterDefinition> all =
        new ArrayList<>(form.parameters(width, hidden, biases, input, residual));
    for (String site : sites()) {
      all.addAll(ActivationKernel.parameters(site, activation, hidden));
    }
    return all;
  }

  /**
   * Defines {@code feed_forward_residual(x, n, p)}, a residual stream (B, T, C) and what this block
   * adds to it, from its norm and the {@linkplain #parameters parameters} by name; and {@code
   * activation_inputs(n, p)}, what comes into the activation at each site, (B, T, F). They call
   * {@code linear.py} and {@code residual.py}.
   *
   * @return the definitions
   */
  public KernelSource source() {
    return ActivationKernel.named(activation)
        .link(
            form == Form.PLAIN
                ? KernelSource.resource("feedforward/plain.py").link(DOWN)
                : placement.source(activation));
  }
}
