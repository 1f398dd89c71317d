package io.sluice.suite.mlp;

import io.sluice.engine.Reproducibility;
import io.sluice.random.RandomStreams;
import io.sluice.run.IterationRecord;
import io.sluice.run.Provenance;
import io.sluice.table.OpenedTable;
import io.sluice.table.Table;
import io.sluice.training.Continuation;
import io.sluice.training.RunConfiguration;
import io.sluice.training.StartingWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved. Networks are small:
 * each is trained by one thread of the processor, in doubles, or by Adam in fp32.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first weights, the division of rows and Adam's batches
 * @param table fingerprints of the rows when the run began
 * @param weights what the network started from, if not from first weights
 * @param reproducible on which machines losses of Adam are equal to the last bit; on those like the
 *     one that began the run unless given. The other methods are sums of Java's, alike everywhere
 * @param continued how often the finished run was lengthened
 */
public record MlpConfiguration(
    Provenance provenance,
    MlpRecipe recipe,
    long seed,
    TableFingerprint table,
    Optional<StartingWeights> weights,
    Optional<Reproducibility> reproducible,
    Optional<List<Continuation>> continued)
    implements RunConfiguration<MlpConfiguration> {

  /** Of a run that begins with first weights. */
  public static MlpConfiguration of(
      Provenance provenance,
      MlpRecipe recipe,
      long seed,
      TableFingerprint table,
      Optional<Reproducibility> reproducible) {
    return new MlpConfiguration(
        provenance, recipe, seed, table, Optional.empty(), reproducible, Optional.empty());
  }

  @Override
  public MlpConfiguration with(Provenance origin, Optional<List<Continuation>> lengthened) {
    return new MlpConfiguration(origin, recipe, seed, table, weights, reproducible, lengthened);
  }

  /**
   * How long the run is.
   *
   * @param trainingPatterns N_v
   * @return iterations; epochs of Adam
   */
  public int iterations(long trainingPatterns) {
    long each = stepsPerIteration(trainingPatterns);
    return (int) Math.min(steps(recipe.iterations() * each) / each, Integer.MAX_VALUE);
  }

  /** Steps of an iteration: more than one of Adam alone, whose iterations are epochs. */
  long stepsPerIteration(long trainingPatterns) {
    return recipe.method().adam().map(adam -> adam.stepsPerEpoch(trainingPatterns)).orElse(1L);
  }

  /**
   * Which iteration a record is of: Adam's are epochs, and its records count steps.
   *
   * @param record of a run with this configuration
   * @param trainingPatterns N_v
   * @return from 0
   */
  public long iteration(IterationRecord record, long trainingPatterns) {
    return record.step() / stepsPerIteration(trainingPatterns);
  }

  /** Refuses rows that are not those of the run. */
  void requireSame(OpenedTable opened, Path folder, String otherwise) {
    if (!TableFingerprint.of(opened).equals(table)) {
      throw new IllegalArgumentException(
          "the rows of %s have changed since the run began: restore %s as it was, or %s"
              .formatted(folder, recipe.data().notation(), otherwise));
    }
  }

  /** Every fold has first weights of its own, the same for all methods. */
  long weightSeed() {
    return recipe.division() instanceof DataSplit.Fold fold
        ? RandomStreams.key(seed, fold.held())
        : seed;
  }

  /**
   * The rows.
   *
   * @param inputs names of the inputs
   * @param targets names of the targets; of classes, their labels
   * @param rows SHA-256 of the rows
   * @param test SHA-256 of the test rows that the table comes with, if it does
   */
  public record TableFingerprint(
      List<String> inputs, List<String> targets, String rows, Optional<String> test) {

    /** Copies the names. */
    public TableFingerprint {
      inputs = List.copyOf(inputs);
      targets = List.copyOf(targets);
    }

    /**
     * Of rows in memory.
     *
     * @param table opened
     * @return its fingerprints
     */
    public static TableFingerprint of(OpenedTable table) {
      return new TableFingerprint(
          table.training().inputNames(),
          table.training().targetNames(),
          table.training().fingerprint(),
          table.test().map(Table::fingerprint));
    }
  }
}
