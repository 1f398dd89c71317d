package io.sluice.suite.mlp;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.engine.TensorEngine;
import io.sluice.notation.Words;
import io.sluice.run.IterationRecord;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.OwnFiles;
import io.sluice.run.Provenance;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunSuite;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.TrainingSettings;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import io.sluice.training.Continuation;
import io.sluice.training.Lengthening;
import io.sluice.training.Longer;
import io.sluice.training.StartingWeights;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trains a small network into a run directory. Adam goes on from its last checkpoint. The other
 * algorithms take seconds and keep none: an interrupted run of theirs is trained again, to the same
 * bits.
 *
 * @param dataDirectory where tables are
 * @param listener told of every iteration
 * @param stop asked after every iteration
 */
public record MlpRun(Path dataDirectory, MlpListener listener, StopSignal stop) {

  /** A second thread would cost more than it saves. */
  private static final int ADAM_THREADS = 1;

  /**
   * Trains a new run.
   *
   * @param recipe its values
   * @param seed of first weights, the division of rows and batches
   * @param out an empty or missing folder
   * @param table what the recipe's choice gives
   * @param weights of the network, if not first weights
   * @return the result, or the iteration at which somebody stopped it
   * @throws IllegalArgumentException if the folder is in use, or recipe, table and weights do not
   *     fit
   */
  public Outcome<MlpResult> train(
      MlpRecipe recipe, long seed, Path out, OpenedTable table, Optional<StartingWeights> weights) {
    return train(recipe, seed, out, table, weights, Optional.empty());
  }

  /**
   * The same, on other machines too.
   *
   * @param recipe its values
   * @param seed of first weights, the division of rows and batches
   * @param out an empty or missing folder
   * @param table what the recipe's choice gives
   * @param weights of the network, if not first weights
   * @param reproducible on which machines losses are to be equal to the last bit
   * @return the result, or the iteration at which somebody stopped it
   * @throws IllegalArgumentException if the folder is in use, or recipe, table and weights do not
   *     fit
   */
  public Outcome<MlpResult> train(
      MlpRecipe recipe,
      long seed,
      Path out,
      OpenedTable table,
      Optional<StartingWeights> weights,
      Optional<Reproducibility> reproducible) {
    PreparedPatterns patterns = fit(recipe, seed, table);
    MlpConfiguration configuration =
        new MlpConfiguration(
                Provenance.current(reproducible.map(Reproducibility::instructionSet)),
                recipe,
                seed,
                MlpConfiguration.TableFingerprint.of(table),
                weights,
                reproducible,
                Optional.empty())
            .identified();
    // Before anything is made of it: whether the weights fit.
    network(configuration, patterns);
    return RunDirectory.begin(out, configuration, run -> train(configuration, patterns, run));
  }

  /**
   * Cuts and scales the rows that a recipe is to learn from.
   *
   * @param recipe its values
   * @param seed of the division of rows
   * @param table what the recipe's choice gives
   * @return the patterns
   * @throws IllegalArgumentException if recipe and table do not fit, or both do not into memory
   */
  public static PreparedPatterns fit(MlpRecipe recipe, long seed, OpenedTable table) {
    PreparedPatterns patterns = PreparedPatterns.of(table, recipe, seed);
    if (recipe.loss() != Loss.SQUARED && !patterns.isClasses()) {
      throw new IllegalArgumentException(
          "the loss %s is for classes and the targets of %s are numbers: take --loss squared, or name the column of classes, as in --data 'FILE.csv(classes=kind)'"
              .formatted(Words.of(recipe.loss()), recipe.data().notation()));
    }
    MlpMemory.require(recipe, patterns.training(), Runtime.getRuntime().maxMemory());
    return patterns;
  }

  /**
   * Finishes an interrupted run, to the bits of an undisturbed one.
   *
   * @param folder the run's folder
   * @return the result, or the iteration at which somebody stopped it
   */
  public Outcome<MlpResult> resume(Path folder) {
    return resume(folder, Optional.empty());
  }

  /**
   * The same, or lengthens a finished run: from its checkpoint, or where there is none, from the
   * beginning.
   *
   * @param folder the run's folder
   * @param asked how many iterations it is to have, if more than it was finished with
   * @return the result, or the iteration at which somebody stopped it
   * @throws IllegalArgumentException if it cannot be lengthened, or its rows or the weights that it
   *     begins with are others; the run is as it was then
   */
  public Outcome<MlpResult> resume(Path folder, Optional<Longer> asked) {
    return resume(folder, choice -> choice.seenBefore().open(dataDirectory), asked);
  }

  /**
   * The same on rows that may be in memory already.
   *
   * @param folder the run's folder
   * @param open what the recipe's choice gives, asked for where something is left to do
   * @return the result, or the iteration at which somebody stopped it
   */
  public Outcome<MlpResult> resume(Path folder, Function<TableChoice, OpenedTable> open) {
    return resume(folder, open, Optional.empty());
  }

  /**
   * The same, or lengthens a finished run.
   *
   * @param folder the run's folder
   * @param open what the recipe's choice gives, asked for where something is left to do
   * @param asked how long it is to be, if longer than it was finished
   * @return the result, or the iteration at which somebody stopped it
   */
  public Outcome<MlpResult> resume(
      Path folder, Function<TableChoice, OpenedTable> open, Optional<Longer> asked) {
    RunDirectory run = RunDirectory.open(folder);
    MlpConfiguration configuration = configuration(folder);
    OwnFiles own = OwnFiles.of(run);
    Optional<Lengthening<MlpConfiguration>> longer =
        asked.map(more -> longer(run, configuration, more));
    if (run.isDone() && longer.isEmpty()) {
      return own.outcome(MlpResult.class);
    }
    own.requireNothingForeign();
    if (configuration.recipe().goesOnFromCheckpoints()) {
      own.requireCheckpointOfModel();
    }
    OpenedTable table = open.apply(configuration.recipe().data());
    configuration.requireSame(table, folder, "train anew with another --out");
    PreparedPatterns patterns = fit(configuration.recipe(), configuration.seed(), table);
    if (!configuration.recipe().goesOnFromCheckpoints() || !Files.exists(run.trainingState())) {
      network(configuration, patterns); // Given weights must be there where it begins again.
    }
    try (RunLock lock = run.lock()) {
      MlpConfiguration whole = Lengthening.begin(run, configuration, configuration(folder), longer);
      return train(whole, patterns, run);
    }
  }

  private static Lengthening<MlpConfiguration> longer(
      RunDirectory run, MlpConfiguration configuration, Longer asked) {
    Supplier<Long> patterns = () -> OwnFiles.of(run).result(MlpResult.class).trainingPatterns();
    return Lengthening.of(
        run,
        configuration,
        asked,
        () -> (long) configuration.iterations(patterns.get()),
        configuration.recipe().goesOnFromCheckpoints(),
        () -> {
          long each = configuration.stepsPerIteration(patterns.get());
          return new Continuation(
              configuration.iterations(patterns.get()) * each,
              asked.length() * each,
              configuration.recipe().method().adam().map(AdamSettings::schedule));
        });
  }

  /**
   * The step that an interrupted run goes on from.
   *
   * @param run of this suite
   * @return 0 if it begins again
   */
  public static long savedStep(RunDirectory run) {
    return configuration(run.folder()).recipe().goesOnFromCheckpoints() ? run.savedStep() : 0;
  }

  /**
   * What a run was asked to do.
   *
   * @param folder the run's folder
   * @return its configuration
   * @throws IllegalArgumentException if it is none of this suite
   */
  public static MlpConfiguration configuration(Path folder) {
    return RunSuite.MLP.configuration(RunDirectory.open(folder), MlpConfiguration.class);
  }

  private Outcome<MlpResult> train(
      MlpConfiguration configuration, PreparedPatterns patterns, RunDirectory run) {
    MlpRecipe recipe = configuration.recipe();
    int iterations = configuration.iterations(patterns.training().count());
    listener.onStart(patterns, iterations);
    KeptNetwork kept = new KeptNetwork(patterns, recipe.loss(), recipe.ridge());
    Scores scores =
        (step, network, ownError, multiplies, dependent, elapsedS) -> {
          IterationRecord record =
              kept.record(step, network, ownError, multiplies, dependent, elapsedS);
          listener.onIteration(
              configuration.iteration(record, patterns.training().count()), record);
          return record;
        };
    Optional<Network> trained =
        recipe.method().adam().isPresent()
            ? adam(configuration, patterns, run, scores)
            : direct(configuration, patterns, run, scores);
    if (trained.isEmpty()) {
      return new Outcome<>(
          iterationsDone(configuration, patterns, run), iterations, Optional.empty());
    }
    Network network =
        patterns.unscaled(
            recipe.earlyStopping() == EarlyStopping.NONE ? trained.get() : kept.network());
    NetworkFile.write(run.model(), network, OwnFiles.of(run).identity());
    return OwnFiles.of(run).finish(result(run, configuration, patterns, network));
  }

  private static long iterationsDone(
      MlpConfiguration configuration, PreparedPatterns patterns, RunDirectory run) {
    return MetricsLog.read(run.metrics(), IterationRecord.class).stream()
        .mapToLong(record -> configuration.iteration(record, patterns.training().count()))
        .max()
        .orElse(0);
  }

  private Optional<Network> direct(
      MlpConfiguration configuration, PreparedPatterns patterns, RunDirectory run, Scores scores) {
    int iterations = configuration.iterations(patterns.training().count());
    TrainingSettings settings = configuration.recipe().direct(iterations);
    try (MetricsLog metrics = MetricsLog.open(OwnFiles.of(run), -1, Optional.empty())) {
      DirectTraining training = new DirectTraining(settings, scores, metrics, stop);
      Network network =
          ShallowTraining.run(
              network(configuration, patterns), settings, patterns.training(), training);
      // Before the run is marked as finished, whose records must be there.
      metrics.flushToDisk().ifPresent(listener::onNotice);
      return training.last() == iterations ? Optional.of(network) : Optional.empty();
    }
  }

  private Optional<Network> adam(
      MlpConfiguration configuration, PreparedPatterns patterns, RunDirectory run, Scores scores) {
    MlpRecipe recipe = configuration.recipe();
    if (!recipe.goesOnFromCheckpoints()) {
      // No checkpoint says which network was the best so far, so this begins again.
      run.forgetTrainingState();
    }
    AdamPlan plan =
        new AdamPlan(
            // A checkpoint holds the whole network.
            Files.exists(run.trainingState())
                ? network(configuration)
                : network(configuration, patterns),
            recipe.method().adam().orElseThrow(),
            recipe.iterations(),
            recipe.loss(),
            recipe.ridge(),
            recipe.dependence(),
            configuration.weightSeed());
    try (TensorEngine engine = TensorEngine.open(engine(configuration.reproducible()))) {
      return new AdamTraining(
              engine,
              run,
              new Notices(listener, configuration.stepsPerIteration(patterns.training().count())),
              stop)
          .run(
              plan,
              configuration.continued(),
              patterns.training(),
              patterns.test().orElse(patterns.training()),
              scores);
    }
  }

  private static EngineSettings engine(Optional<Reproducibility> reproducible) {
    return new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, ADAM_THREADS, reproducible);
  }

  private static NetworkSettings network(
      MlpConfiguration configuration, PreparedPatterns patterns) {
    NetworkSettings drawn = network(configuration);
    return new NetworkSettings(
        drawn.hidden(),
        drawn.activation(),
        drawn.bypass(),
        drawn.source(),
        drawn.seed(),
        configuration
            .weights()
            .map(weights -> StartingNetwork.of(weights, configuration.recipe(), patterns)));
  }

  private static NetworkSettings network(MlpConfiguration configuration) {
    return configuration.recipe().network(configuration.weightSeed());
  }

  private static MlpResult result(
      RunDirectory run,
      MlpConfiguration configuration,
      PreparedPatterns patterns,
      Network network) {
    MlpRecipe recipe = configuration.recipe();
    List<IterationRecord> records = MetricsLog.read(run.metrics(), IterationRecord.class);
    IterationRecord last = records.get(records.size() - 1);
    return new MlpResult(
        run.folder().getFileName().toString(),
        configuration.iterations(patterns.training().count()),
        recipe.parameters(network),
        last.trainingError(),
        last.testError(),
        patterns.rootMeanSquare(network),
        last.trainingErrorRate(),
        last.testErrorRate(),
        last.dependent(),
        last.multiplies(),
        last.elapsedS(),
        patterns.training().count(),
        patterns.testCount(),
        patterns.training().inputCount(),
        patterns.training().outputCount(),
        Optional.of(OwnFiles.of(run).identity().sha256()));
  }

  /** Of the training loop's steps nothing is told: iterations are epochs here. */
  private record Notices(MlpListener listener, long stepsPerIteration) implements TrainingListener {

    @Override
    public void onStart(long firstStep, long steps) {
      if (firstStep > 1) {
        listener.onGoingOn((firstStep - 1) / stepsPerIteration + 1);
      }
    }

    @Override
    public void onNotice(String sentence) {
      listener.onNotice(sentence);
    }
  }
}
