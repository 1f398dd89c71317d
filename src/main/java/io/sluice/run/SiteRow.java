package io.sluice.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * One row of {@code sites.csv}: what one activation of one run of a study was like at some step.
 *
 * @param variant the feed-forward variant's notation
 * @param seed the run's seed
 * @param steps the length of the run
 * @param step optimizer steps done before it; 0 is the start
 * @param site where it works: {@code layers.0.feed_forward.activation}
 * @param layer from 0
 * @param alpha α of dynActivation
 * @param beta β of dynActivation
 * @param rho β/α
 * @param lipschitz largest absolute slope, of the steepest channel; absent if it is unbounded
 * @param deadShare share of channels through which no gradient passes on the probe, 0 to 1
 * @param gradientNorm norm of the probe loss's gradient by the parameters of the sub-layer
 */
public record SiteRow(
    String variant,
    long seed,
    long steps,
    long step,
    String site,
    long layer,
    OptionalDouble alpha,
    OptionalDouble beta,
    OptionalDouble rho,
    OptionalDouble lipschitz,
    double deadShare,
    double gradientNorm) {

  /** What single precision carries; a study of deep nets has tens of thousands of numbers. */
  private static final MathContext SIGNIFICANT = new MathContext(6);

  /**
   * A record of a run as a row of its study.
   *
   * @param variant the feed-forward variant's notation
   * @param seed the run's seed
   * @param steps the length of the run
   * @param record the record
   * @return the row, to six digits, without what only the run itself can name: the parameters
   */
  public static SiteRow of(String variant, long seed, long steps, SiteRecord record) {
    return new SiteRow(
        variant,
        seed,
        steps,
        record.step(),
        record.site(),
        record.layer(),
        rounded(record.alpha()),
        rounded(record.beta()),
        rounded(record.rho()),
        rounded(record.lipschitz()),
        rounded(record.deadShare()),
        rounded(record.gradientNorm()));
  }

  private static OptionalDouble rounded(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(rounded(value.getAsDouble())) : value;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(SIGNIFICANT).doubleValue();
  }
}
