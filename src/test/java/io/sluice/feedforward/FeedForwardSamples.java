package io.sluice.feedforward;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Feed-forward blocks for tests. */
public final class FeedForwardSamples {

  /**
   * A static one, and one with each granularity and constraint that asks something else of kernels.
   */
  private static final List<String> PLACED =
      List.of(
          "silu",
          "pwl(5, from=silu, range=-0.5:0.5, ends=trained)",
          "dyn(silu)",
          "dyn(relu, granularity=model, constraint=alpha-one)",
          "dyn(gelu, granularity=channel, start=0.5:0.5)",
          "dyn(mish, granularity=model, start=1:0.1, constraint=ratio)");

  private FeedForwardSamples() {}

  /** Named variants, both forms of every activation, every place of some, options. */
  public static Stream<FeedForward> all() {
    Stream<FeedForward> options =
        Stream.of(
                "plain(dyn(mish, granularity=channel, constraint=alpha-one))",
                "plain(dyn(silu, granularity=model))",
                "gated(dyn(silu, start=1:0.1, constraint=ratio))",
                "gated(dyn(gelu, constraint=sum-one, rate=0.5, freeze=3))",
                "gated(prelu(granularity=channel))",
                "gated(expanded(gelu, granularity=channel))",
                "gated(acon-c(granularity=layer))",
                "plain(apl(3, granularity=model))",
                "plain(pwl(5, ends=clamp, granularity=channel))",
                "gated(pwl(4, range=-0.5:0.5, ends=trained))",
                "plain(rational(from=silu, granularity=channel))")
            .map(FeedForward::of);
    return Stream.of(
            Arrays.stream(FeedForwardVariant.values()).map(FeedForwardVariant::feedForward),
            composed(),
            placed(),
            options)
        .flatMap(samples -> samples)
        .distinct();
  }

  private static Stream<FeedForward> composed() {
    return ActivationNotation.names().stream()
        .map(Activation::of)
        .flatMap(
            activation ->
                Arrays.stream(Form.values()).map(form -> new FeedForward(form, activation)));
  }

  /** Some activations in every place where they may stand. */
  public static Stream<FeedForward> placed() {
    return PLACED.stream().flatMap(FeedForwardSamples::placed);
  }

  /** One activation in every place of the gated form where it may stand. */
  public static Stream<FeedForward> placed(String notation) {
    Activation activation = Activation.of(notation);
    return Arrays.stream(Placement.values())
        .filter(placement -> placement.objection(activation).isEmpty())
        .map(placement -> new FeedForward(Form.GATED, activation, placement));
  }
}
