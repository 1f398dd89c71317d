package io.sluice.suite.mlp;

import io.sluice.run.IterationRecord;
import io.sluice.run.MetricsLog;
import io.sluice.shallow.Iteration;
import io.sluice.shallow.IterationListener;
import io.sluice.shallow.Network;
import io.sluice.shallow.TrainingSettings;
import io.sluice.training.StopSignal;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Writes down what an algorithm of doubles does. Its clock stands still while networks are
 * measured.
 */
final class DirectTraining implements IterationListener {

  private final TrainingSettings settings;
  private final Scores scores;
  private final MetricsLog metrics;
  private final StopSignal stop;
  private long spent;
  private long since = System.nanoTime();
  private long last;

  DirectTraining(TrainingSettings settings, Scores scores, MetricsLog metrics, StopSignal stop) {
    this.settings = settings;
    this.scores = scores;
    this.metrics = metrics;
    this.stop = stop;
  }

  @Override
  public void onIteration(Iteration iteration, Supplier<Network> network) {
    spent += System.nanoTime() - since;
    last = iteration.number();
    IterationRecord record =
        scores.record(
            last,
            network.get(),
            settings.accumulatesTargets()
                ? OptionalDouble.of(iteration.error())
                : OptionalDouble.empty(),
            iteration.multiplies(),
            iteration.dependent(),
            spent / 1e9);
    metrics.append(record);
    since = System.nanoTime();
  }

  @Override
  public boolean wantsToStop() {
    return stop.isRequested();
  }

  /** The last iteration that was done. */
  long last() {
    return last;
  }
}
