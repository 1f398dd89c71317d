package io.sluice.feedforward;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.DynActivation;
import io.sluice.activation.Granularity;
import io.sluice.engine.KernelSource;
import io.sluice.notation.Words;
import java.util.List;
import java.util.Optional;

/**
 * Where the activation f stands in a gated block {@code down · h}. With n the block's input after
 * the norm, g = gate · n and u = up · n; for {@code dyn(B)}, f(x) = (α − β)·B(x) + β·x. Each
 * constant has a {@code .py} file of its name.
 */
public enum Placement {
  /** h = f(g) ⊙ u: the gate, as usual. Takes any activation. */
  GATE(List.of("activation."), Takes.ANY),

  /**
   * h = B(g) ⊙ f(u): the gate keeps the static base and the value is activated. At (1, 1), where f
   * is the line u, it is the usual GLU, hence {@code start=1:1} starts there; at (1, 0) both
   * branches have the base. Takes {@code dyn(B)} only.
   */
  VALUE(List.of("activation."), Takes.DYN),

  /** h = f(g) ⊙ f₂(u), each with parameters of its own. Takes any activation. */
  BOTH(List.of("activation.", "value_activation."), Takes.ANY),

  /** h = f(g ⊙ u): the product. Takes any activation. */
  PRODUCT(List.of("activation."), Takes.ANY),

  /**
   * (α − β)·FFN(n) + β·n, where FFN is the gated block with the static base in its gate: the whole
   * block takes the place of the base. Takes {@code dyn(B)} only, with one pair a layer or one for
   * the model.
   */
  WHOLE(List.of("activation."), Takes.DYN) {
    @Override
    Optional<String> objection(Activation activation) {
      return super.objection(activation)
          .or(
              () ->
                  activation.granularity() == Granularity.CHANNEL
                      ? Optional.of(
                          "it has one output for all channels, so give granularity=layer or model")
                      : Optional.empty());
    }
  },

  /**
   * h = (α − β)·B(g) ⊙ u + β·u: the base is gated and the line is not. Takes {@code dyn(B)} only.
   */
  GATE_PLUS_LINE(List.of("activation."), Takes.DYN);

  /** Which activations can stand there. */
  private enum Takes {
    ANY,
    /** {@code dyn(B)}, of which B and the line are taken apart. */
    DYN
  }

  private final List<String> sites;
  private final Takes takes;

  Placement(List<String> sites, Takes takes) {
    this.sites = sites;
    this.takes = takes;
  }

  /** Where the activation stands, by the prefix of its parameters there. */
  List<String> sites() {
    return sites;
  }

  /** Why an activation cannot stand here, if it cannot. */
  Optional<String> objection(Activation activation) {
    return takes == Takes.DYN && !(activation instanceof DynActivation)
        ? Optional.of(
            "it needs dyn(BASE), as in gated(dyn(silu), placement=" + Words.of(this) + ")")
        : Optional.empty();
  }

  /** Defines what {@link FeedForward#source} promises. */
  KernelSource source(Activation activation) {
    KernelSource own =
        KernelSource.resource("feedforward/" + Words.of(this).replace('-', '_') + ".py");
    KernelSource source =
        takes == Takes.DYN ? own.link(ActivationKernel.parts((DynActivation) activation)) : own;
    return this == WHOLE ? source : source.link(FeedForward.DOWN);
  }
}
