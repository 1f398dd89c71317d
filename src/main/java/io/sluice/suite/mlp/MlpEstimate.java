package io.sluice.suite.mlp;

import io.sluice.shallow.Iteration;
import io.sluice.shallow.IterationListener;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What the training of a network takes, by its first iterations, which leave nothing behind.
 *
 * @param parameters trained numbers
 * @param steps of Adam, as its checkpoints count them; else iterations
 * @param multiplies of the whole training, counted as its records count them
 * @param elapsedS seconds of the whole training on one thread; none for Adam, whose engine is not
 *     started for it
 * @param heapBytes of Java's heap, at most
 */
public record MlpEstimate(
    long parameters, long steps, double multiplies, OptionalDouble elapsedS, long heapBytes) {

  /** With what is added. */
  private static final double FLOPS_OF_A_MULTIPLY = 2;

  private static final int MOST_ITERATIONS = 20;

  /** Long enough for a mean, and short enough for all networks of a study. */
  private static final long BUDGET_NANOS = 100_000_000;

  /**
   * Tries a recipe.
   *
   * @param recipe its values
   * @param seed of the division of rows and the first weights
   * @param patterns that it learns from
   * @return the estimate
   * @throws IllegalArgumentException if recipe and patterns do not fit
   */
  public static MlpEstimate of(MlpRecipe recipe, long seed, PreparedPatterns patterns) {
    Patterns training = patterns.training();
    long heap = (long) MlpMemory.of(recipe, training).bytes(recipe.hidden());
    if (recipe.method().adam().isPresent()) {
      AdamSettings adam = recipe.method().adam().get();
      Network first =
          ShallowTraining.first(
              recipe.network(seed), recipe.loss(), recipe.ridge(), recipe.dependence(), training);
      int batch = new AdamBatches(training.count(), adam.batch(), seed).size();
      long steps = adam.stepsPerEpoch(training.count()) * recipe.iterations();
      return new MlpEstimate(
          recipe.parameters(first),
          steps,
          AdamTask.multipliesPerStep(first, training, batch) * steps,
          OptionalDouble.empty(),
          heap);
    }
    First tried = new First();
    Network network =
        ShallowTraining.run(
            recipe.network(seed),
            recipe.direct(Math.min(recipe.iterations(), MOST_ITERATIONS)),
            training,
            tried);
    double share = (double) recipe.iterations() / tried.last;
    return new MlpEstimate(
        recipe.parameters(network),
        recipe.iterations(),
        tried.multiplies * share,
        OptionalDouble.of(tried.nanos * share / 1e9),
        heap);
  }

  /** Floating-point operations: two a multiply. */
  public double flops() {
    return FLOPS_OF_A_MULTIPLY * multiplies;
  }

  /** Looks at the first iterations; the clock starts behind the first solve. */
  private static final class First implements IterationListener {
    private long begin;
    private long nanos;
    private int last;
    private long multiplies;

    @Override
    public void onIteration(Iteration iteration, Supplier<Network> network) {
      last = iteration.number();
      multiplies = iteration.multiplies();
      begin = last == 0 ? System.nanoTime() : begin;
      nanos = System.nanoTime() - begin;
    }

    @Override
    public boolean wantsToStop() {
      return last > 0 && nanos > BUDGET_NANOS;
    }
  }
}
