package io.sluice.training;

import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Losses and hits of a fixed sweep whose batches several threads score by turns.
 *
 * @param nats summed over the sweep
 * @param hits right predictions
 */
public record SharedScores(double nats, long hits) {

  /**
   * Scores a sweep.
   *
   * @param engine whose workers compute
   * @param shares how many threads
   * @param ofTurn the sums of every batch whose turn it is, each in the order of the sweep
   * @return the sums, added in the order of the sweep, so that they do not depend on who scored
   *     what
   */
  public static SharedScores of(
      TensorEngine engine, int shares, IntFunction<List<SharedScores>> ofTurn) {
    List<Supplier<List<SharedScores>>> work = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      int turn = i;
      work.add(() -> ofTurn.apply(turn));
    }
    List<List<SharedScores>> scores = engine.workers(shares).run(work);
    double nats = 0;
    long hits = 0;
    for (int batch = 0; scores.get(batch % shares).size() > batch / shares; batch++) {
      SharedScores score = scores.get(batch % shares).get(batch / shares);
      nats += score.nats;
      hits += score.hits;
    }
    return new SharedScores(nats, hits);
  }
}
