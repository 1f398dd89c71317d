package io.sluice.tensorboard;

import java.util.List;
import java.util.Map;

/**
 * An event that was read back.
 *
 * @param wallTimeS seconds since 1970
 * @param step from 0
 * @param fileVersion empty but in the first one
 * @param sessionStatus 1 if a session starts, else 0
 * @param scalars values by tag
 * @param texts texts by tag, as Markdown
 * @param histograms by tag
 */
public record ReadEvent(
    double wallTimeS,
    long step,
    String fileVersion,
    int sessionStatus,
    Map<String, Float> scalars,
    Map<String, String> texts,
    Map<String, Buckets> histograms) {

  /** A histogram: buckets by their upper limits. */
  public record Buckets(
      double least,
      double greatest,
      double count,
      double sum,
      double sumOfSquares,
      List<Double> limits,
      List<Double> counts) {}
}
