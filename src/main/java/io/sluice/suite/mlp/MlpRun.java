package io.sluice.suite.mlp;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.notation.Words;
import io.sluice.run.IterationRecord;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.OwnFiles;
import io.sluice.run.Provenance;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunSuite;
import io.sluice.shallow.HingeRule;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.TrainingSettings;
import io.sluice.table.OpenedTable;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains a small network into a run directory. Adam goes on from its last checkpoint. The other
 * algorithms take seconds and keep none: an interrupted run of theirs is trained again, to the same
 * bits.
 */
public final class MlpRun {

  /** A second thread would cost more than it saves. */
  private static final EngineSettings ADAM_ENGINE =
      new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 1);

  private final Path dataDirectory;
  private final MlpListener listener;
  private final StopSignal stop;

  /**
   * A trainer.
   *
   * @param dataDirectory where tables are
   * @param listener told of every iteration
   * @param stop asked after every iteration
   */
  public MlpRun(Path dataDirectory, MlpListener listener, StopSignal stop) {
    this.dataDirectory = dataDirectory;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains a new run.
   *
   * @param recipe its values
   * @param seed of first weights, the division of rows and batches
   * @param out an empty or missing folder
   * @param table what the recipe's choice gives
   * @return the result, or the iteration at which somebody stopped it
   * @throws IllegalArgumentException if the folder is in use, or recipe and table do not fit
   */
  public Outcome<MlpResult> train(MlpRecipe recipe, long seed, Path out, OpenedTable table) {
    PreparedPatterns patterns = fit(recipe, seed, table);
    MlpConfiguration configuration =
        new MlpConfiguration(
                Provenance.current(), recipe, seed, MlpConfiguration.TableFingerprint.of(table))
            .identified();
    RunDirectory run = RunDirectory.create(out);
    try (RunLock lock = run.lock()) {
      // Again, now that nobody else can begin: between the first look and the lock somebody may
      // have.
      RunDirectory.create(out);
      Json.write(run.config(), configuration);
      return train(configuration, patterns, run);
    }
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
    RunDirectory run = RunDirectory.open(folder);
    MlpConfiguration configuration = configuration(folder);
    if (run.isDone()) {
      return finished(OwnFiles.of(run)); // whose rows need not be there any more
    }
    return resume(folder, configuration.recipe().data().seenBefore().open(dataDirectory));
  }

  /**
   * Finishes an interrupted run on rows that are in memory already.
   *
   * @param folder the run's folder
   * @param table what the recipe's choice gives
   * @return the result, or the iteration at which somebody stopped it
   */
  public Outcome<MlpResult> resume(Path folder, OpenedTable table) {
    RunDirectory run = RunDirectory.open(folder);
    MlpConfiguration configuration = configuration(folder);
    OwnFiles own = OwnFiles.of(run);
    if (run.isDone()) {
      return finished(own);
    }
    own.requireNothingForeign();
    if (configuration.goesOnFromCheckpoints()) {
      own.requireCheckpointOfModel();
    }
    configuration.requireSame(table, folder, "train anew with another --out");
    PreparedPatterns patterns = fit(configuration.recipe(), configuration.seed(), table);
    try (RunLock lock = run.lock()) {
      return train(configuration, patterns, run);
    }
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
    listener.onStart(patterns, recipe.iterations());
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
          iterationsDone(configuration, patterns, run), recipe.iterations(), Optional.empty());
    }
    Network network =
        patterns.unscaled(
            recipe.earlyStopping() == EarlyStopping.NONE ? trained.get() : kept.network());
    NetworkFile.write(run.model(), network, OwnFiles.of(run).identity());
    MlpResult result = result(run, recipe, patterns, network);
    Json.write(run.result(), result);
    run.markDone();
    return finished(result);
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
    MlpRecipe recipe = configuration.recipe();
    TrainingSettings settings =
        new TrainingSettings(
            recipe.method().algorithm().direct().orElseThrow(),
            recipe.iterations(),
            recipe.loss(),
            recipe.reset(),
            recipe.ridge(),
            recipe.method().hinges().orElse(HingeRule.ONE_FACTOR),
            recipe.dependence());
    try (MetricsLog metrics = MetricsLog.open(OwnFiles.of(run), -1, Optional.empty())) {
      DirectTraining training = new DirectTraining(settings, scores, metrics, stop);
      Network network =
          ShallowTraining.run(network(configuration), settings, patterns.training(), training);
      // Before the run is marked as finished, whose records must be there.
      metrics.flushToDisk();
      return training.last() == recipe.iterations() ? Optional.of(network) : Optional.empty();
    }
  }

  private Optional<Network> adam(
      MlpConfiguration configuration, PreparedPatterns patterns, RunDirectory run, Scores scores) {
    MlpRecipe recipe = configuration.recipe();
    if (!configuration.goesOnFromCheckpoints()) {
      // No checkpoint says which network was the best so far, so this begins again.
      run.forgetTrainingState();
    }
    AdamPlan plan =
        new AdamPlan(
            network(configuration),
            recipe.method().adam().orElseThrow(),
            recipe.iterations(),
            recipe.loss(),
            recipe.ridge(),
            recipe.dependence(),
            configuration.weightSeed());
    try (TensorEngine engine = TensorEngine.open(ADAM_ENGINE)) {
      return new AdamTraining(engine, run, new Notices(listener), stop)
          .run(plan, patterns.training(), patterns.test().orElse(patterns.training()), scores);
    }
  }

  private static NetworkSettings network(MlpConfiguration configuration) {
    MlpRecipe recipe = configuration.recipe();
    return new NetworkSettings(
        recipe.hidden(),
        recipe.method().activation(),
        recipe.bypass(),
        recipe.source(),
        configuration.weightSeed());
  }

  private static MlpResult result(
      RunDirectory run, MlpRecipe recipe, PreparedPatterns patterns, Network network) {
    List<IterationRecord> records = MetricsLog.read(run.metrics(), IterationRecord.class);
    IterationRecord last = records.get(records.size() - 1);
    return new MlpResult(
        run.folder().getFileName().toString(),
        recipe.iterations(),
        network.weights() + (recipe.method().trainsHinges() ? network.hingeValues() : 0),
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

  /** What a finished run came to, once its files have been found whole. */
  private static Outcome<MlpResult> finished(OwnFiles own) {
    own.requireWholeModel();
    return finished(own.result(MlpResult.class, MlpResult::identity));
  }

  /** Of the training loop nothing but its notices is told: iterations are epochs here. */
  private record Notices(MlpListener listener) implements TrainingListener {
    @Override
    public void onNotice(String sentence) {
      listener.onNotice(sentence);
    }
  }

  private static Outcome<MlpResult> finished(MlpResult result) {
    return new Outcome<>(result.iterations(), result.iterations(), Optional.of(result));
  }
}
