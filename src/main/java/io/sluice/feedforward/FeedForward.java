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
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sub-layer under study: a form times an activation.
 *
 * @param form plain or gated
 * @param activation the non-linearity
 * @param placement where it stands in a gated form
 */
public record FeedForward(Form form, Activation activation, Placement placement) {

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
   * @return definitions in the order of the kernel's arguments, those of each site last
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
   * Defines {@code feed_forward_hidden(x, PARAMETERS)}: x (…, C) to the vector (…, F) that enters
   * the down-projection; and for each site {@code SITE_input(x, PARAMETERS)}: x to what comes into
   * the activation there (…, F). Link it after {@link LinearKernel#source}.
   *
   * @param parameters what {@link #parameters} gave
   * @param biases whether projections have biases
   * @return the definitions
   */
  public KernelSource source(List<ParameterDefinition> parameters, boolean biases) {
    KernelSource source =
        placement
            .source(activation)
            .link(
                method(
                    "feed_forward_hidden",
                    parameters,
                    form.hidden(placement, arguments(), biases)));
    List<String> inputs = form.inputs(placement, biases);
    for (int site = 0; site < inputs.size(); site++) {
      source = source.link(method(inputMethod(site), parameters, inputs.get(site)));
    }
    return source;
  }

  private static KernelSource method(
      String name, List<ParameterDefinition> parameters, String result) {
    return KernelSource.of(
        """
        def %s(self: __torch__.M, x: Tensor%s) -> Tensor:
          return %s
        """
            .formatted(name, SubLayer.signature(parameters), result));
  }

  /**
   * The kernel method that gives the input of a site.
   *
   * @param site by its place in {@link #sites}
   * @return its name
   */
  public String inputMethod(int site) {
    return sites().get(site).replace('.', '_') + "input";
  }

  /**
   * TorchScript statements that change {@code down_weight} and {@code down_bias} before the hidden
   * vector is projected, mostly none.
   *
   * @param biases whether projections have biases
   * @return lines at indentation zero
   */
  public String beforeProjection(boolean biases) {
    Stream<String> names =
        biases ? Stream.of("down_weight", "down_bias") : Stream.of("down_weight");
    return placement
        .factor(arguments().get(0))
        .map(
            factor ->
                names
                    .map(name -> "%1$s = torch.mul(%1$s, %2$s)\n".formatted(name, factor))
                    .collect(Collectors.joining()))
        .orElse("");
  }

  /**
   * TorchScript of a sum and what this block adds to it beside its down-projection, mostly nothing.
   *
   * @param sum TorchScript of the sum (…, C)
   * @param input TorchScript of the block's input (…, C)
   * @return the expression
   */
  public String beside(String sum, String input) {
    return placement.beside(sum, input, arguments().get(0));
  }

  private List<String> arguments() {
    return sites().stream()
        .map(site -> SubLayer.arguments(ActivationKernel.parameters(site, activation, 1)))
        .toList();
  }
}
