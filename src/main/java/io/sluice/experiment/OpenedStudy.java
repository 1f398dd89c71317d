package io.sluice.experiment;

import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A study whose data has been read.
 *
 * @param <U> a run
 * @param <R> a row of the results
 */
public interface OpenedStudy<U extends Run, R extends Record> {

  /**
   * All runs.
   *
   * @return in the order of training, so that a stopped study has what it can compare
   */
  List<U> runs();

  /**
   * The same in another order.
   *
   * @return in the order of the tables
   */
  default List<U> inTables() {
    return runs();
  }

  /**
   * Refuses a run that was trained otherwise.
   *
   * @param run one that is begun
   * @throws IllegalArgumentException with the folder, what differs, and what to do
   */
  void requireSame(U run);

  /** Refuses what cannot be trained before it becomes a plan. */
  default void requireTrainable() {}

  /**
   * Whether a run may be trained in one process with others.
   *
   * @param run the run
   * @return false where the engine computes, which is one a process
   */
  default boolean isIndependent(U run) {
    return false;
  }

  /**
   * Trains what a run starts from, if that is another one.
   *
   * @param run about to be trained
   * @param training told of its steps
   * @param listener told what it is
   * @param stop asked after every step
   * @return whether the run can begin; not if somebody stopped it
   */
  default boolean prepare(
      U run, TrainingListener training, StudyListener listener, StopSignal stop) {
    return true;
  }

  /**
   * Trains a run, or goes on with it.
   *
   * @param run without a result
   * @param training told of its steps
   * @param stop asked after every step
   * @throws io.sluice.training.DivergenceException if it stops being finite
   */
  void train(U run, TrainingListener training, StopSignal stop);

  /**
   * Whether all is done with a run that has a result.
   *
   * @param run trained
   * @return false if {@link #complete} has something to do
   */
  default boolean isComplete(U run) {
    return true;
  }

  /**
   * What a study does with a trained run besides.
   *
   * @param run trained
   * @param listener told what it is
   * @param stop asked now and then
   */
  default void complete(U run, StudyListener listener, StopSignal stop) {}

  /**
   * What a finished run came to.
   *
   * @param run done
   * @return from its files
   */
  RunEnd end(U run);

  /**
   * What a study keeps of a run that has a result.
   *
   * @param run done or diverged
   * @return from its files
   */
  RunTables<R> tables(U run);

  /**
   * What a run takes from its beginning to its end.
   *
   * @param run of this study
   * @return by its recipe
   */
  Cost cost(U run);

  /**
   * How long a run would train, by a few steps of it.
   *
   * @param run of this study
   * @return seconds, where the suite can tell
   */
  default OptionalDouble measuredS(U run) {
    return OptionalDouble.empty();
  }

  /**
   * How much memory the largest of some runs takes.
   *
   * @param runs of this study, one at least
   * @return nothing where the suite or the system cannot tell
   */
  default Optional<Memory> memory(List<U> runs) {
    return Optional.empty();
  }

  /**
   * Memory that a run takes.
   *
   * @param bytes at its largest
   * @param of what: {@code a process}
   */
  record Memory(long bytes, String of) {}

  /**
   * What a run takes.
   *
   * @param parameters trained numbers, where they are known before
   * @param examples tokens, images or patterns that it sees, each as often as it does
   * @param flops of the training, where they are counted
   * @param steps as checkpoints count them
   */
  record Cost(OptionalLong parameters, long examples, OptionalDouble flops, long steps) {

    /** What is left of it behind a step. */
    public Cost behind(long step) {
      double left = Math.max(0, 1 - (double) step / steps);
      return new Cost(
          parameters,
          Math.round(examples * left),
          flops.stream().map(all -> all * left).findFirst(),
          Math.max(0, steps - step));
    }
  }

  /**
   * What a finished run came to, for people.
   *
   * @param result {@code loss 1.8 nats, perplexity 6.0}
   * @param elapsedS seconds of training
   */
  record RunEnd(String result, double elapsedS) {}
}
