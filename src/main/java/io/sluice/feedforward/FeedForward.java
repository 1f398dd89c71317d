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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sub-layer under study: a form times an activation.
 *
 * @param form plain or gated
 * @param activation the non-linearity, in the gate of a gated form
 */
public record FeedForward(Form form, Activation activation) {

  private static final Pattern COMPOSED = Pattern.compile("(plain|gated)\\(\\s*(.+?)\\s*\\)");

  /**
   * Reads a notation: a named variant, or {@code plain(ACTIVATION)} or {@code gated(ACTIVATION)}.
   *
   * @param notation what a person wrote
   * @return the feed-forward block
   * @throws IllegalArgumentException with the legal names
   */
  @JsonCreator
  public static FeedForward of(String notation) {
    String text = notation.strip();
    Matcher composed = COMPOSED.matcher(text);
    if (composed.matches()) {
      return new FeedForward(
          Form.valueOf(composed.group(1).toUpperCase(Locale.ROOT)),
          Activation.of(composed.group(2)));
    }
    return Arrays.stream(FeedForwardVariant.values())
        .filter(variant -> variant.notation().equals(text))
        .findFirst()
        .map(FeedForwardVariant::feedForward)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown feed-forward variant '%s': legal are %s, plain(ACTIVATION) and gated(ACTIVATION)"
                        .formatted(notation, String.join(", ", FeedForwardVariant.names()))));
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
    return name.orElseGet(
        () -> form.name().toLowerCase(Locale.ROOT) + "(" + activation.notation() + ")");
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
    all.addAll(ActivationKernel.parameters("activation.", activation));
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
        SubLayer.arguments(ActivationKernel.parameters("activation.", activation));
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
