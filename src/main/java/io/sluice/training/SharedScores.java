package io.sluice.training;

import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
   * @param replicas of the model, one a thread
   * @param share the batches whose turn a replica's is, in the order of the sweep
   * @param score of one batch
   * @param stop asked between two batches
   * @param <M> the model
   * @param <B> a batch
   * @return the sums, added in the order of the sweep, so that they do not depend on who scored
   *     what; empty if somebody stopped it
   */
  public static <M, B> Optional<SharedScores> of(
      TensorEngine engine,
      List<M> replicas,
      IntFunction<Iterable<B>> share,
      BiFunction<M, B, SharedScores> score,
      StopSignal stop) {
    List<Supplier<List<SharedScores>>> work = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      int turn = i;
      work.add(
          () -> {
            List<SharedScores> own = new ArrayList<>();
            for (B batch : share.apply(turn)) {
              if (stop.isRequested()) {
                break;
              }
              own.add(score.apply(replicas.get(turn), batch));
            }
            return own;
          });
    }
    int shares = replicas.size();
    List<List<SharedScores>> scores = engine.workers(shares).run(work);
    if (stop.isRequested()) {
      return Optional.empty();
    }
    double nats = 0;
    long hits = 0;
    for (int batch = 0; scores.get(batch % shares).size() > batch / shares; batch++) {
      SharedScores each = scores.get(batch % shares).get(batch / shares);
      nats += each.nats;
      hits += each.hits;
    }
    return Optional.of(new SharedScores(nats, hits));
  }
}
