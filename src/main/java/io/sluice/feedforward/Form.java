package io.sluice.feedforward;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a feed-forward block uses its activation. C is the model's width and F the hidden width: the
 * width of the vector that enters the down-projection, in every form.
 */
public enum Form {
  /** {@code down · f(up · x)}: two matrices. */
  PLAIN(List.of("up")),

  /**
   * {@code down · (f(gate · x) ⊙ up · x)}: three matrices (Shazeer, arXiv 2002.05202). The
   * activation may also stand elsewhere, see {@link Placement}.
   */
  GATED(List.of("gate", "up"));

  private final List<String> inputProjections;

  Form(List<String> inputProjections) {
    this.inputProjections = inputProjections;
  }

  /**
   * How many matrices of width times hidden a block has.
   *
   * @return 2 or 3
   */
  public int matrices() {
    return inputProjections.size() + 1;
  }

  /** Each matrix, with its bias if it has one. */
  List<ParameterDefinition> parameters(
      int width, int hidden, boolean biases, Initialization input, Initialization residual) {
    List<ParameterDefinition> all = new ArrayList<>();
    for (String name : Stream.concat(inputProjections.stream(), Stream.of("down")).toList()) {
      boolean down = name.equals("down");
      int outputs = down ? width : hidden;
      all.add(
          new ParameterDefinition(
              name + ".weight",
              new Shape(outputs, down ? hidden : width),
              down ? residual : input));
      if (biases) {
        all.add(
            new ParameterDefinition(
                name + ".bias", new Shape(outputs), Initialization.constant(0)));
      }
    }
    return all;
  }
}
