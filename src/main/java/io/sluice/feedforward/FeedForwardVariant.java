package io.sluice.feedforward;

import static io.sluice.activation.StandardActivation.GELU;
import static io.sluice.activation.StandardActivation.IDENTITY;
import static io.sluice.activation.StandardActivation.MISH;
import static io.sluice.activation.StandardActivation.RELU;
import static io.sluice.activation.StandardActivation.RELU_SQUARED;
import static io.sluice.activation.StandardActivation.SIGMOID;
import static io.sluice.activation.StandardActivation.SILU;

import io.sluice.activation.Activation;
import io.sluice.activation.DynActivation;
import io.sluice.notation.Words;
import java.util.Arrays;
import java.util.List;

/**
 * The combinations that have a name of their own. A constant is all that a new one needs.
 *
 * <p>Plain forms are named by their activation, gated ones as in Shazeer, arXiv 2002.05202.
 */
public enum FeedForwardVariant {
  /** The feed-forward block of the first Transformer. */
  RELU_PLAIN("relu", Form.PLAIN, RELU),
  /** GPT's. */
  GELU_PLAIN("gelu", Form.PLAIN, GELU),
  /** Swish without a gate. */
  SILU_PLAIN("silu", Form.PLAIN, SILU),
  /** Mish without a gate. */
  MISH_PLAIN("mish", Form.PLAIN, MISH),
  /** Primer's. */
  RELU_SQUARED_PLAIN("relu-squared", Form.PLAIN, RELU_SQUARED),
  /** Dauphin's gated linear unit: a sigmoid gate. */
  GLU(Form.GATED, SIGMOID),
  /** A gate without a non-linearity. */
  BILINEAR(Form.GATED, IDENTITY),
  /** A ReLU gate. */
  REGLU(Form.GATED, RELU),
  /** A GELU gate. */
  GEGLU(Form.GATED, GELU),
  /** A SiLU gate, as in Llama. */
  SWIGLU(Form.GATED, SILU),
  /** A Mish gate. */
  MISHGLU(Form.GATED, MISH),
  /** A dynActivation gate that starts as SwiGLU (our reading of Bachmann, arXiv 2603.22154). */
  DYNACTGLU(Form.GATED, new DynActivation(SILU));

  private final String notation;
  private final FeedForward feedForward;

  FeedForwardVariant(Form form, Activation activation) {
    this.notation = Words.of(this);
    this.feedForward = new FeedForward(form, activation);
  }

  FeedForwardVariant(String notation, Form form, Activation activation) {
    this.notation = notation;
    this.feedForward = new FeedForward(form, activation);
  }

  /**
   * The name on the command line.
   *
   * @return lower-case words with hyphens
   */
  public String notation() {
    return notation;
  }

  /**
   * What the name stands for.
   *
   * @return form and activation
   */
  public FeedForward feedForward() {
    return feedForward;
  }

  /**
   * All names.
   *
   * @return in the order of the constants
   */
  public static List<String> names() {
    return Arrays.stream(values()).map(FeedForwardVariant::notation).toList();
  }
}
