package io.sluice.transformer;

/**
 * How the next token is drawn from the model's scores.
 *
 * @param temperature divides the scores; 0 always takes the best
 * @param topK only the k best are drawn from; 0 for all
 * @param topP of these only the fewest whose probabilities reach p; 1 for all (Holtzman et al.,
 *     arXiv 1904.09751)
 * @param seed of the draws
 */
public record SamplingSettings(double temperature, int topK, double topP, long seed) {

  /** Refuses values out of range. */
  public SamplingSettings {
    if (!(temperature >= 0 && temperature < 1e3)) {
      throw new IllegalArgumentException(
          "temperature " + temperature + ": give --temperature at least 0 and below 1000");
    }
    if (topK < 0) {
      throw new IllegalArgumentException("top-k " + topK + ": give --top-k at least 0");
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException("top-p " + topP + ": give --top-p above 0 and at most 1");
    }
  }
}
