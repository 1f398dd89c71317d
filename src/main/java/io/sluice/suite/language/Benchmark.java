package io.sluice.suite.language;

import io.sluice.engine.MachineMemory;
import io.sluice.engine.MatrixProductRate;
import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Limit;
import io.sluice.training.AdamWSettings;
import io.sluice.training.Course;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.TrainingPlan;
import io.sluice.training.TrainingStep;
import io.sluice.transformer.TransformerShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * Speed of training, on random ids and by the very step that the training loop takes.
 *
 * <p>Several feed-forward variants take their steps in turns, so that a ratio of two holds on a
 * machine that others use too. Before each timed step the machine's own matrix-product rate may be
 * measured, for the same reason.
 *
 * @param shape the model; its feed-forward sub-layer is replaced by each variant
 * @param vocabulary V
 * @param batch B, sequences of a step
 * @param steps timed steps of each variant
 */
public record Benchmark(TransformerShape shape, int vocabulary, int batch, int steps) {

  /** The first steps allocate memory that later ones use again, and the JVM compiles its part. */
  private static final int WARM_UP_STEPS = 6;

  /** Enough for the clock, few enough to see the machine as the step beside them sees it. */
  private static final int PRODUCTS = 4;

  private static final Limit VOCABULARY = new Limit("vocabulary", 2, 1 << 24);
  private static final Limit BATCH = new Limit("batch", 1, 1 << 20);
  private static final Limit STEPS = new Limit("steps", 1, 1 << 20);

  /** Refuses sizes below 1. */
  public Benchmark {
    VOCABULARY.require(vocabulary);
    BATCH.require(batch);
    STEPS.require(steps);
    shape.requireBatch(batch);
  }

  /**
   * One timed step.
   *
   * @param elapsed of the whole step, update included
   * @param matrixProductGflops the machine's rate just before it, 10⁹ operations a second, where
   *     that was asked for
   */
  public record Round(Duration elapsed, OptionalDouble matrixProductGflops) {}

  /**
   * The rounds of one variant.
   *
   * @param feedForward the variant
   * @param parameters of the model
   * @param flopsPerToken of training
   * @param rounds one a timed step; the n-th rounds of all variants lie side by side in time
   */
  public record Timing(
      FeedForward feedForward, long parameters, long flopsPerToken, List<Round> rounds) {}

  /**
   * Tokens of one step.
   *
   * @return B times T
   */
  public long tokens() {
    return (long) batch * shape.context();
  }

  /**
   * The same model with another sub-layer.
   *
   * @param variant what to put into the blocks
   * @return a copy
   */
  public Benchmark of(FeedForward variant) {
    return new Benchmark(shape.withFeedForward(variant), vocabulary, batch, steps);
  }

  /**
   * Trains the shape as it is for the first steps and measures nothing: for whoever wants to know
   * what memory that takes.
   *
   * @param engine where to
   */
  public void warmUp(TensorEngine engine) {
    TrainingStep model = model(engine, shape.feedForward());
    for (int step = 1; step <= WARM_UP_STEPS; step++) {
      model.take(step);
    }
  }

  /**
   * Trains each variant for some steps, in turns, and measures the machine beside them.
   *
   * @param engine where to
   * @param variants what to put into the blocks
   * @return a timing a variant, in order
   */
  public List<Timing> besideTheMachine(TensorEngine engine, List<FeedForward> variants) {
    MatrixProductRate machine = new MatrixProductRate(engine.manager(), engine.precision());
    return run(
        engine,
        variants,
        products -> OptionalDouble.of(machine.gflops(engine.manager(), products)));
  }

  /**
   * Trains each variant for some steps, in turns, which is enough to compare them.
   *
   * @param engine where to
   * @param variants what to put into the blocks
   * @return a timing a variant, in order
   */
  public List<Timing> inTurns(TensorEngine engine, List<FeedForward> variants) {
    return run(engine, variants, products -> OptionalDouble.empty());
  }

  /**
   * Steps of the shape as it is, one at a time, for whoever takes turns with another process.
   *
   * @param engine where to
   * @return what takes a step, from 1 to {@link #allSteps}, and says how long it took
   */
  public LongFunction<Duration> oneByOne(TensorEngine engine) {
    TrainingStep model = model(engine, shape.feedForward());
    return step -> timed(model, step);
  }

  /**
   * How many steps a variant takes.
   *
   * @return the timed ones and those before
   */
  public int allSteps() {
    return WARM_UP_STEPS + steps;
  }

  /**
   * Whether the time of a step counts.
   *
   * @param step from 1
   * @return whether it is behind the first ones
   */
  public boolean isTimed(long step) {
    return step > WARM_UP_STEPS;
  }

  private static Duration timed(TrainingStep model, long step) {
    long start = System.nanoTime();
    model.take(step);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private List<Timing> run(
      TensorEngine engine, List<FeedForward> variants, IntFunction<OptionalDouble> machine) {
    List<TrainingStep> models = new ArrayList<>();
    List<List<Round>> rounds = new ArrayList<>();
    for (FeedForward variant : variants) {
      models.add(model(engine, variant));
      rounds.add(new ArrayList<>());
    }
    for (int step = 1; step <= allSteps(); step++) {
      for (int i = 0; i < models.size(); i++) {
        OptionalDouble rate = machine.apply(isTimed(step) ? PRODUCTS : 1);
        Duration elapsed = timed(models.get(i), step);
        if (isTimed(step)) {
          rounds.get(i).add(new Round(elapsed, rate));
        }
      }
    }
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      TransformerShape variant = shape.withFeedForward(variants.get(i));
      timings.add(
          new Timing(
              variants.get(i),
              variant.parameters(vocabulary),
              variant.flopsPerToken(vocabulary),
              List.copyOf(rounds.get(i))));
    }
    return timings;
  }

  private TrainingStep model(TensorEngine engine, FeedForward variant) {
    TransformerShape variantShape = shape.withFeedForward(variant);
    variantShape
        .memory(vocabulary, batch)
        .requireTrainable(
            engine.deviceName(),
            MachineMemory.here(),
            "give less of --layers, --width, --vocabulary, --batch or --context");
    TrainingPlan plan =
        new TrainingPlan(
            WARM_UP_STEPS + steps,
            1,
            new LearningRateSchedule(LearningRateSchedule.Decay.COSINE, 1e-3, 1e-4, 1, 1),
            new AdamWSettings(0.9, 0.95, 1e-8, 0.1, 1),
            0,
            List.of(),
            WARM_UP_STEPS + steps);
    return new TrainingStep(
        engine, BenchmarkTask.task(engine, variantShape, vocabulary, batch), Course.of(plan));
  }
}
