package io.sluice.activation;

import io.sluice.notation.Limit;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the hinges of {@link Pwl} lie, what they start from and how they learn.
 *
 * @param from the activation whose values they start with; it learns nothing itself
 * @param ends what is outside of the hinges
 * @param placement where hinges lie among the first inputs, if no range is given
 * @param spread standard deviations on either side of the mean, for placement {@code sigma}
 * @param range given ends of equally spaced hinges, in place of the inputs'
 * @param zero whether one hinge lies at zero
 * @param smoothness what the squares of the values' second differences add to the loss
 * @param learning how many functions a layer has, and how they learn
 */
public record PwlOptions(
    Activation from,
    Ends ends,
    HingePlacement placement,
    double spread,
    Optional<Range> range,
    ZeroHinge zero,
    double smoothness,
    TrainedOptions learning) {

  /**
   * Ends of the hinges.
   *
   * @param low the first
   * @param high the last
   */
  public record Range(double low, double high) {
    /** Hinges further out, a thousandth apart, would be the same number in 32 bits. */
    private static final Limit END = new Limit("range of pwl", -10_000, 10_000);

    /** Refuses an empty range and one too far out. */
    public Range {
      END.require(low);
      END.require(high);
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "range=%s:%s of pwl: give the lower end first"
                .formatted(Words.of(low), Words.of(high)));
      }
    }
  }

  /** ReLU at the start, with linear ends, over four standard deviations of the inputs. */
  public static final PwlOptions DEFAULT =
      new PwlOptions(
          StandardActivation.RELU,
          Ends.LINEAR,
          HingePlacement.SIGMA,
          4,
          Optional.empty(),
          ZeroHinge.FORCED,
          0,
          TrainedOptions.LAYER);

  /** Where hinges lie until the inputs are known. */
  private static final Range BEFORE_INPUTS = new Range(-4, 4);

  static final List<String> KEYS =
      TrainedOptions.keysWith(
          "hinges", "from", "ends", "placement", "spread", "range", "zero", "smoothness");

  /** Refuses a start that learns and numbers out of range. */
  public PwlOptions {
    if (!from.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "from=%s of pwl learns itself; legal are %s"
              .formatted(from.notation(), String.join(", ", ActivationNotation.fixedNames())));
    }
    learning.requireLayerOrChannel("pwl");
    if (!(spread > 0 && spread <= 100)) {
      throw new IllegalArgumentException(
          "spread=%s of pwl: give more than 0 and at most 100".formatted(Words.of(spread)));
    }
    if (!(smoothness >= 0 && smoothness <= 1e6)) {
      throw new IllegalArgumentException(
          "smoothness=%s of pwl: give 0 to 1000000".formatted(Words.of(smoothness)));
    }
  }

  static PwlOptions read(Options options) {
    Optional<Range> range =
        options.numbers("range", 2, "the first and the last hinge").map(r -> new Range(r[0], r[1]));
    if (range.isPresent()
        && (options.value("placement").isPresent() || options.value("spread").isPresent())) {
      throw new IllegalArgumentException(
          "pwl has a range and a placement: a range places hinges itself, so leave one out");
    }
    HingePlacement placement = options.word("placement", HingePlacement.class, DEFAULT.placement);
    if (options.value("spread").isPresent() && placement != HingePlacement.SIGMA) {
      throw new IllegalArgumentException(
          "spread of pwl is for placement=sigma: leave it out with placement="
              + Words.of(placement));
    }
    return new PwlOptions(
        options.value("from").map(ActivationNotation::read).orElse(DEFAULT.from),
        options.word("ends", Ends.class, DEFAULT.ends),
        placement,
        options.number("spread", DEFAULT.spread),
        range,
        options.word("zero", ZeroHinge.class, DEFAULT.zero),
        options.number("smoothness", DEFAULT.smoothness),
        TrainedOptions.read(options, DEFAULT.learning));
  }

  /** Positions before anything has come in. */
  double[] hinges(int count) {
    Range known = range.orElse(BEFORE_INPUTS);
    return HingePlacement.between(count, known.low, known.high, zero);
  }

  /** Positions among inputs. */
  double[] hinges(int count, SiteInputs inputs) {
    return range.isPresent() ? hinges(count) : placement.hinges(count, spread, zero, inputs);
  }

  /** What differs from the default, as it is written. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!from.equals(DEFAULT.from)) {
      words.add("from=" + from.notation());
    }
    if (ends != DEFAULT.ends) {
      words.add("ends=" + Words.of(ends));
    }
    if (placement != DEFAULT.placement) {
      words.add("placement=" + Words.of(placement));
    }
    if (spread != DEFAULT.spread) {
      words.add("spread=" + Words.of(spread));
    }
    range.ifPresent(r -> words.add("range=" + Words.of(r.low) + ":" + Words.of(r.high)));
    if (zero != DEFAULT.zero) {
      words.add("zero=" + Words.of(zero));
    }
    if (smoothness != DEFAULT.smoothness) {
      words.add("smoothness=" + Words.of(smoothness));
    }
    words.addAll(learning.words(DEFAULT.learning));
    return words;
  }
}
