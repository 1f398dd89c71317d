package io.sluice.suite.mlp;

import io.sluice.engine.TensorEngine;
import io.sluice.run.RunDirectory;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import io.sluice.training.Continuation;
import io.sluice.training.Course;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingLoop;
import io.sluice.training.TrainingOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains networks with one hidden layer by Adam, on the training loop of all suites.
 *
 * @param engine where to compute; what training needs there lives until it is closed
 * @param run where the files go; locked by the caller
 * @param listener told of every step
 * @param stop asked after every step
 */
record AdamTraining(
    TensorEngine engine, RunDirectory run, TrainingListener listener, StopSignal stop) {

  /** The loop takes a loss whose exponential is no number, beyond 709, for a divergence. */
  private static final double GREATEST_FIRST_NATS = 500;

  /**
   * Trains from the run's checkpoint, or from the start if there is none. Start and order of the
   * patterns follow from plan and patterns, so a resumed run ends in the bits of an undisturbed
   * one.
   *
   * <p>Inputs and targets go to the network as they are: Adam moves all weights by steps of one
   * size, and so wants columns of about the deviation 1.
   *
   * @param plan what and how
   * @param continued how often the run was lengthened
   * @param training the patterns to learn from
   * @param test the patterns to measure on after each epoch; those to learn from where there are no
   *     others
   * @param scores what the run keeps before the first step and after each epoch; the step of its
   *     records is the optimizer's
   * @return the trained network; empty if somebody stopped the run
   * @throws DivergenceException if the loss is too large to begin with, or loss or gradient stops
   *     being finite
   */
  Optional<Network> run(
      AdamPlan plan,
      Optional<List<Continuation>> continued,
      Patterns training,
      Patterns test,
      Scores scores) {
    Network first =
        ShallowTraining.first(
            plan.network(), plan.loss(), plan.ridge(), plan.dependence(), training);
    AdamTask task = new AdamTask(engine, first, plan, training, test, scores);
    requireSmall(task.validate().lossNats());
    Course course = Course.of(plan.training(task.stepsPerEpoch()), continued, Optional.empty());
    TrainingOutcome outcome = new TrainingLoop(engine, task, course, run, listener, stop).run();
    return outcome.isComplete() ? Optional.of(task.network()) : Optional.empty();
  }

  private static void requireSmall(double nats) {
    if (!(nats <= GREATEST_FIRST_NATS)) {
      throw new DivergenceException(
          0,
          String.format(
              Locale.ROOT,
              "the loss of adam is %.4g nats before the first step, and %.0f is the most:"
                  + " give --scaling standard, or look for rows far outside of the others",
              nats,
              GREATEST_FIRST_NATS));
    }
  }
}
