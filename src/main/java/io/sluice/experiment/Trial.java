package io.sluice.experiment;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What runs that are compared in pairs have in common.
 *
 * @param seed of first values and batches
 * @param fold measured on, from 1; 0 if the data are not cut
 */
public record Trial(long seed, long fold) {

  /**
   * Every seed with every fold.
   *
   * @param seeds in the study's order
   * @param folds how many parts; 0 if the data are not cut
   * @return seed by seed
   */
  public static List<Trial> all(List<Long> seeds, long folds) {
    return seeds.stream()
        .flatMap(
            seed ->
                LongStream.rangeClosed(Math.min(1, folds), folds)
                    .mapToObj(fold -> new Trial(seed, fold)))
        .toList();
  }

  @Override
  public String toString() {
    return fold == 0 ? "seed " + seed : "seed %d fold %d".formatted(seed, fold);
  }
}
