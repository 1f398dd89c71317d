package io.sluice.activation;

import io.sluice.engine.ParameterGroup;
import io.sluice.notation.Limit;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an activation learns, whatever it is.
 *
 * @param granularity how many sets of parameters a site has
 * @param rateFactor what the learning rate is multiplied by
 * @param frozenSteps the first steps in which the parameters stay at their start
 */
public record TrainedOptions(Granularity granularity, double rateFactor, long frozenSteps) {

  // Before those that are checked with it.
  private static final Limit FREEZE = new Limit("freeze", 0, 1e12);

  /** One set a layer, learning with the weights. */
  public static final TrainedOptions LAYER = new TrainedOptions(Granularity.LAYER, 1, 0);

  /** One set a channel, learning with the weights. */
  public static final TrainedOptions CHANNEL = new TrainedOptions(Granularity.CHANNEL, 1, 0);

  /** The options of every trained activation. */
  static final List<String> KEYS = List.of("granularity", "rate", "freeze");

  /** The keys of an activation that has options of its own too. */
  static List<String> keysWith(String... own) {
    return Stream.concat(Arrays.stream(own), KEYS.stream()).toList();
  }

  /** Refuses factors and steps out of range. */
  public TrainedOptions {
    FREEZE.require(frozenSteps);
    group(rateFactor, frozenSteps);
  }

  /**
   * Reads what is written.
   *
   * @param options those of an activation
   * @param otherwise what holds where nothing is written
   */
  static TrainedOptions read(Options options, TrainedOptions otherwise) {
    return new TrainedOptions(
        options.word("granularity", Granularity.class, otherwise.granularity),
        options.number("rate", otherwise.rateFactor),
        options.count("freeze", otherwise.frozenSteps));
  }

  /** Refuses first values that 32 bits cannot compute with. */
  static void requireStart(String owner, double... numbers) {
    Limit start = new Limit("start of " + owner, -1e6, 1e6);
    for (double number : numbers) {
      start.require(number);
    }
  }

  /** For what is placed on the inputs of a site: those of different layers differ. */
  void requireLayerOrChannel(String owner) {
    if (granularity == Granularity.MODEL) {
      throw new IllegalArgumentException(
          owner + " lies where the inputs of a layer lie: give granularity=layer or channel");
    }
  }

  /** Without weight decay: the shape of an activation has no reason to be small. */
  ParameterGroup group() {
    return group(rateFactor, frozenSteps);
  }

  private static ParameterGroup group(double rateFactor, long frozenSteps) {
    return new ParameterGroup(rateFactor, false, frozenSteps);
  }

  /** What differs from the default, as it is written. */
  List<String> words(TrainedOptions otherwise) {
    List<String> words = new ArrayList<>();
    if (granularity != otherwise.granularity) {
      words.add("granularity=" + Words.of(granularity));
    }
    if (rateFactor != otherwise.rateFactor) {
      words.add("rate=" + Words.of(rateFactor));
    }
    if (frozenSteps != otherwise.frozenSteps) {
      words.add("freeze=" + frozenSteps);
    }
    return words;
  }
}
