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
 * the norm, g = gate · n and u = up · n; for {@code dyn(B)}, f(x) = (α − β)·B(x) + β·x.
 */
public enum Placement {
  /** h = f(g) ⊙ u: the gate, as usual. Takes any activation. */
  GATE {
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      return "torch.mul(%s, %s)".formatted(activated(gate, arguments.get(0)), up);
    }
  },

  /**
   * h = B(g) ⊙ f(u): the gate keeps the static base and the value is activated. At (1, 1), where f
   * is the line u, it is the usual GLU, hence {@code start=1:1} starts there; at (1, 0) both
   * branches have the base. Takes {@code dyn(B)} only.
   */
  VALUE {
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      return "torch.mul(%s, %s)".formatted(base(gate), activated(up, arguments.get(0)));
    }

    @Override
    boolean splits() {
      return true;
    }
  },

  /** h = f(g) ⊙ f₂(u), each with parameters of its own. Takes any activation. */
  BOTH {
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      return "torch.mul(%s, %s)"
          .formatted(activated(gate, arguments.get(0)), activated(up, arguments.get(1)));
    }

    @Override
    List<String> sites() {
      return List.of("activation.", "value_activation.");
    }
  },

  /** h = f(g ⊙ u): the product. Takes any activation. */
  PRODUCT {
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      return activated("torch.mul(%s, %s)".formatted(gate, up), arguments.get(0));
    }
  },

  /**
   * (α − β)·FFN(n) + β·n, where FFN is the gated block with the static base in its gate: the whole
   * block takes the place of the base. Takes {@code dyn(B)} only, with one pair a layer or one for
   * the model.
   */
  WHOLE {
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      return "torch.mul(%s, %s)".formatted(base(gate), up);
    }

    @Override
    boolean splits() {
      return true;
    }

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

    @Override
    Optional<String> factor(String arguments) {
      return Optional.of("(self).base_weight(" + listed(arguments) + ")");
    }

    @Override
    String beside(String sum, String input, String arguments) {
      return "torch.add(%s, torch.mul(%s, (self).line_weight(%s)))"
          .formatted(sum, input, listed(arguments));
    }
  },

  /**
   * h = (α − β)·B(g) ⊙ u + β·u: the base is gated and the line is not. Takes {@code dyn(B)} only.
   */
  GATE_PLUS_LINE {
    /** As ((α − β)·B(g) + β) ⊙ u, which takes fewer passes over memory. */
    @Override
    String hidden(String gate, String up, List<String> arguments) {
      String numbers = listed(arguments.get(0));
      return "torch.mul(torch.add(torch.mul(%s, (self).base_weight(%s)), (self).line_weight(%s)), %s)"
          .formatted(base(gate), numbers, numbers, up);
    }

    @Override
    boolean splits() {
      return true;
    }
  };

  /**
   * TorchScript of h.
   *
   * @param gate TorchScript of g, to be used once
   * @param up TorchScript of u, to be used once
   * @param arguments for each site its parameters, with commas in front of them
   */
  abstract String hidden(String gate, String up, List<String> arguments);

  /** Where the activation stands, by the prefix of its parameters there. */
  List<String> sites() {
    return List.of("activation.");
  }

  /** Whether it takes B and the line of {@code dyn(B)} apart. */
  boolean splits() {
    return false;
  }

  /** Why an activation cannot stand here, if it cannot. */
  Optional<String> objection(Activation activation) {
    return splits() && !(activation instanceof DynActivation)
        ? Optional.of(
            "it needs dyn(BASE), as in gated(dyn(silu), placement=" + Words.of(this) + ")")
        : Optional.empty();
  }

  /** Defines what {@link #hidden} calls. */
  KernelSource source(Activation activation) {
    KernelSource source = ActivationKernel.source(activation);
    return splits() ? source.link(ActivationKernel.parts((DynActivation) activation)) : source;
  }

  /** TorchScript of what multiplies the output of the down-projection, if anything does. */
  Optional<String> factor(String arguments) {
    return Optional.empty();
  }

  /** TorchScript of a sum and what the block adds to it beside the down-projection. */
  String beside(String sum, String input, String arguments) {
    return sum;
  }

  private static String activated(String x, String arguments) {
    return "(self).activate(" + x + arguments + ")";
  }

  private static String base(String x) {
    return "(self).base(" + x + ")";
  }

  /** Without the comma in front. */
  private static String listed(String arguments) {
    return arguments.substring(", ".length());
  }
}
