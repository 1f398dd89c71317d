package io.sluice.study;

import io.sluice.experiment.TuningCurves;
import io.sluice.run.ShortestDecimal;
import io.sluice.run.TuningRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A study before whose runs a value of their recipe is chosen for each arm.
 *
 * @param key of the recipe
 * @param given values to try; none where they are to be found
 * @param own what the recipe has there
 * @param study the study that tries some values
 * @param rows what that has come to
 * @param <S> the plan
 * @param <R> a row of the results
 */
public record TunableStudy<S, R extends Record>(
    String key,
    Optional<List<String>> given,
    double own,
    Function<List<String>, S> study,
    BiFunction<S, List<R>, List<TuningRow>> rows) {

  /** Between two values that are found; finer steps are within the noise of a few seeds. */
  private static final double FACTOR = 2;

  /** From a thousandth of the recipe's own to a thousand times it, if it must be. */
  private static final int MOST = 20;

  /**
   * What is tried first.
   *
   * @return ascending
   */
  public List<String> first() {
    return TuningCurves.ascending(
        given.orElseGet(() -> List.of(word(own / FACTOR), word(own), word(own * FACTOR))));
  }

  /**
   * What is tried next: the same with another value on each side on which some arm is the best at
   * the end.
   *
   * @param curves of all that was tried
   * @return ascending; empty if the best of every arm is inside, or no more is to be tried
   */
  public Optional<List<String>> next(TuningCurves curves) {
    List<String> tried = curves.values();
    List<String> more = new ArrayList<>(tried);
    List<TuningCurves.Edge> edges =
        curves.arms().stream().flatMap(arm -> curves.edge(arm).stream()).distinct().toList();
    boolean isLost = curves.arms().stream().anyMatch(arm -> curves.best(arm).isEmpty());
    if (isLost || edges.contains(TuningCurves.Edge.LOWEST)) {
      more.add(word(Double.parseDouble(tried.get(0)) / FACTOR));
    }
    if (edges.contains(TuningCurves.Edge.HIGHEST)) {
      more.add(word(Double.parseDouble(tried.get(tried.size() - 1)) * FACTOR));
    }
    return given.isPresent() || more.size() == tried.size() || more.size() > MOST
        ? Optional.empty()
        : Optional.of(TuningCurves.ascending(more));
  }

  /** The shortest that reads as the same number. */
  private static String word(double value) {
    return ShortestDecimal.of(value);
  }
}
