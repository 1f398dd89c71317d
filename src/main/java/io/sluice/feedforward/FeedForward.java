package io.sluice.feedforward;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.LinearKernel;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.SubLayer;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sub-layer under study: a form times an activation.
 *
 * @param form plain or gated
 * @param activation the non-linearity, in the gate of a gated form
 */
public record FeedForward(Form form, Activation activation) {

  /**
   * Reads a notation: a named variant, or {@code plain(ACTIVATION)} or {@code gated(ACTIVATION)}.
   *
   * @param notation what a person wrote
   * @return the feed-forward block
   * @throws IllegalArgumentException with the legal names and the nearest
   */
  @JsonCreator
  public static FeedForward of(String notation) {
    Expression expression = Expression.parse(notation);
    for (Form form : Form.values()) {
      if (Words.of(form).equals(expression.name()) && expression.arguments().size() == 1) {
        return new FeedForward(form, Activation.of(expression.arguments().get(0).toString()));
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
    return name.orElseGet(() -> Words.of(form) + "(" + activation.notation() + ")");
  }

  /**
   * The parameters of one block.
   *
   * @param width C
   * @param hidden F, the width entering the down-projection
   * @param biases whether projections have biases
   * @param input first values of the projections into the hidden vector
   * @param residual first values of the down-projection
   * @return definitions in the order of the kernel's arguments
   */
  public List<ParameterDefinition> parameters(
      int width, int hidden, boolean biases, Initialization input, Initialization residual) {
    List<ParameterDefinition> all =
        new ArrayList<>(form.parameters(width, hidden, biases, input, residual));
    all.addAll(ActivationKernel.parameters("activation.", activation, hidden));
    return all;
  }

  /**
   * Defines {@code feed_forward_hidden(x, PARAMETERS)}: x (…, C) to the vector (…, F) that enters
   * the down-projection. Link it after {@link LinearKernel#source}.
   *
   * @param parameters what {@link #parameters} gave
   * @param biases whether projections have biases
   * @return the definitions
   */
  public KernelSource source(List<ParameterDefinition> parameters, boolean biases) {
    String activationArguments =
        SubLayer.arguments(ActivationKernel.parameters("activation.", activation, 1));
    return ActivationKernel.source(activation)
        .link(
            KernelSource.of(
                """
                def feed_forward_hidden(self: __torch__.M, x: Tensor%s) -> Tensor:
                  return %s
                """
                    .formatted(
                        SubLayer.signature(parameters), form.hidden(activationArguments, biases))));
  }
}
