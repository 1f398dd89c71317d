package io.sluice.training;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterGroup;
import io.sluice.run.MetricsRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the loop trains: it knows data and model, the loop knows neither. */
public interface Task {

  /**
   * What a checkpoint saves.
   *
   * @return full names to arrays, in a fixed order; those that learn require gradients
   */
  Map<String, NDArray> parameters();

  /**
   * How each parameter is updated.
   *
   * @return groups by the names of {@link #parameters}
   */
  Map<String, ParameterGroup> parameterGroups();

  /**
   * Who computes the loss: several replicas do so side by side.
   *
   * @return at least one, on the memory of {@link #parameters}, which share every micro-batch
   */
  List<? extends Replica> replicas();

  /**
   * How much one micro-batch holds.
   *
   * @return tokens, or images
   */
  long tokensPerMicroBatch();

  /**
   * Gives first values to what depends on data. Called once, before the first step of a run; a
   * resumed run finds these values in its checkpoint.
   */
  default void begin() {}

  /**
   * The parameters of activations, which a run keeps as they were before the first step.
   *
   * @return some of {@link #parameters}
   */
  default Map<String, NDArray> activationParameters() {
    return Map.of();
  }

  /**
   * Looks at the model, its activations first of all; changes nothing. Called before the first step
   * and after each validation.
   *
   * @param step optimizer steps done
   * @param elapsed of training so far
   * @return records to keep
   */
  default List<? extends MetricsRecord> observe(long step, Duration elapsed) {
    return List.of();
  }

  /**
   * What a person may do about a run whose loss is no number any more.
   *
   * @return a clause with the options that make its steps smaller
   */
  default String remedy() {
    return "give a lower --learning-rate or a longer --warm-up";
  }

  /**
   * Measures the model over the whole fixed validation sweep; changes nothing.
   *
   * @return the measurement
   */
  Validation validate();

  /**
   * The same, unless somebody does not want to wait for it.
   *
   * @param stop asked between parts of the sweep, where it has parts
   * @return the measurement; empty if it was given up
   */
  default Optional<Validation> validateUnless(StopSignal stop) {
    return Optional.of(validate());
  }

  /** A sweep that may be given up. */
  @FunctionalInterface
  interface Sweep {
    /**
     * Measures the model; changes nothing.
     *
     * @param stop asked between parts of the sweep
     * @return the measurement; empty if it was given up
     */
    Optional<Validation> unless(StopSignal stop);
  }

  /**
   * What measures the model on data that no choice has seen. It is asked at the marks of a run and
   * at no other step.
   *
   * @return empty where nothing is kept for a test
   */
  default Optional<Sweep> test() {
    return Optional.empty();
  }
}
