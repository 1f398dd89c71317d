package io.sluice.shallow;

import io.sluice.activation.Pwl;

/** Trains a network on patterns; the same settings and patterns give the same bits. */
public final class ShallowTraining {

  private ShallowTraining() {}

  /**
   * The whole training.
   *
   * @param network what to train
   * @param training how
   * @param patterns on what
   * @param listener told of iteration 0 to the last
   * @return the trained network
   * @throws IllegalArgumentException if algorithm and activation, or loss and targets, do not fit
   */
  public static Network run(
      NetworkSettings network,
      TrainingSettings training,
      Patterns patterns,
      IterationListener listener) {
    requireFit(network, training, patterns);
    CenteredPatterns centered = CenteredPatterns.of(patterns);
    Fit fit = begin(network, training, centered);
    Descent descent = training.algorithm().start(fit, training.hinges());
    boolean stopped = false;
    for (int number = 0; number <= training.iterations() && !stopped; number++) {
      if (number > 0) {
        descent.iterate();
      }
      if (number == training.iterations()) {
        // Before it is told of: what is taken back at the end is not what the network is.
        descent.finish();
      }
      listener.onIteration(
          new Iteration(number, fit.error(), fit.multiplies(), fit.dependent()),
          () -> Network.of(fit.weights(), centered.means()));
      stopped = listener.wantsToStop();
    }
    return Network.of(fit.weights(), centered.means());
  }

  /**
   * The network that training starts from: net control, and output weights by least squares.
   *
   * @param network what to make
   * @param loss what the output weights make small
   * @param ridge λ
   * @param solver with the rule of dependence
   * @param patterns whose inputs and targets decide the first weights
   * @return the network
   */
  public static Network first(
      NetworkSettings network,
      Loss loss,
      double ridge,
      OrthogonalLeastSquares solver,
      Patterns patterns) {
    CenteredPatterns centered = CenteredPatterns.of(patterns);
    TrainingSettings training =
        new TrainingSettings(
            Algorithm.OWO_OLF, 0, loss, OutputReset.FRESH, ridge, HingeRule.ONE_FACTOR, solver);
    Fit fit = begin(network, training, centered);
    return Network.of(fit.weights(), centered.means());
  }

  /** A network with its first output weights. */
  static Fit begin(NetworkSettings network, TrainingSettings training, CenteredPatterns centered) {
    Fit fit = new Fit(centered, FirstWeights.of(network, centered), training);
    fit.forward();
    fit.solveOutputs();
    return fit;
  }

  private static void requireFit(
      NetworkSettings network, TrainingSettings training, Patterns patterns) {
    if (training.algorithm().trainsHinges() && !(network.activation() instanceof Pwl)) {
      throw new IllegalArgumentException(
          "AdAct moves hinges and %s has none: give it pwl(…)"
              .formatted(network.activation().notation()));
    }
    if (training.loss() == Loss.SQUARED) {
      return;
    }
    for (double[] row : patterns.targets()) {
      double sum = 0;
      for (double target : row) {
        sum += target == 0 || target == 1 ? target : 2;
      }
      if (sum != 1) {
        throw new IllegalArgumentException(
            "a loss of classification on targets that are no classes: give each row one 1 and"
                + " otherwise 0, or squared error");
      }
    }
  }
}
