package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.activation.Pwl;
import io.sluice.notation.Words;
import io.sluice.run.FiniteWeights;
import io.sluice.run.Safetensors;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.FixedUnits;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Network;
import io.sluice.training.StartingWeights;
import io.sluice.training.UnfitWeightsException;

/** The network that a run starts from, where it is a trained one. */
final class StartingNetwork {

  private StartingNetwork() {}

  /**
   * Reads it.
   *
   * @return for rows as they are in the patterns
   * @throws IllegalArgumentException if the file has changed
   * @throws UnfitWeightsException if its network is another one
   */
  static Network of(StartingWeights weights, MlpRecipe recipe, PreparedPatterns patterns) {
    try (Safetensors tensors = weights.open()) {
      FiniteWeights.require(weights.file(), tensors);
      Network network = NetworkFile.network(weights.file(), tensors);
      String found = units(network) + ", weights " + shape(network);
      String wanted =
          units(recipe.method().activation())
              + ", weights "
              + shape(
                  recipe, patterns.training().inputCount() + 1, patterns.training().outputCount());
      if (!found.equals(wanted)) {
        throw new UnfitWeightsException(
            weights.file(),
            "has %s, and the network asked for %s".formatted(found, wanted),
            "give --hidden, --algorithm, --bypass and --data as it was trained with, or --from the folder of its run");
      }
      return patterns.scaled(network);
    }
  }

  private static String units(Network network) {
    return network.units() instanceof HingeUnits hinges
        ? "%d hinges with ends=%s".formatted(hinges.function(0)[0].length, Words.of(hinges.ends()))
        : "units of " + ((FixedUnits) network.units()).activation().notation();
  }

  private static String units(Activation activation) {
    return activation instanceof Pwl pwl
        ? "%d hinges with ends=%s".formatted(pwl.hinges(), Words.of(pwl.options().ends()))
        : "units of " + activation.notation();
  }

  /** Of input and output weights. */
  static String shape(Network network) {
    return shape(network.inputWeights()) + " and " + shape(network.outputWeights());
  }

  private static String shape(double[][] rows) {
    return rows.length + " x " + rows[0].length;
  }

  /** The same, as a recipe asks for it. */
  static String shape(MlpRecipe recipe, int columns, int outputs) {
    int seen = recipe.bypass() == Bypass.FULL ? columns : 1;
    return "%d x %d and %d x %d"
        .formatted(recipe.hidden(), columns, outputs, seen + recipe.hidden());
  }
}
