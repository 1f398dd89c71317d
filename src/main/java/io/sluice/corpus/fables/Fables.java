package io.sluice.corpus.fables;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The embedded corpus: fables drawn from a grammar whose exact probabilities are known.
 *
 * <p>Training and validation text are independent draws from one distribution, so {@link
 * FableText#nats()} of the validation text is what a perfect model of the training distribution
 * pays for it: the floor.
 */
public final class Fables {

  private static final Grammar GRAMMAR = Grammar.ofFables();
  private static final String BETWEEN = "\n\n";

  private Fables() {}

  /**
   * Writes the training text.
   *
   * @throws IllegalStateException if it has a fable of the validation text, which takes a seed in
   *     far more than a million to happen
   */
  public static FableText training(FablesSettings settings) {
    Set<String> heldOut = new HashSet<>(fables(validation(settings).text()));
    return write(Split.TRAINING, settings, heldOut);
  }

  /** Writes the validation text. */
  public static FableText validation(FablesSettings settings) {
    return write(Split.VALIDATION, settings, Set.of());
  }

  /**
   * What the beginning of a text costs: the negative natural logarithm of the probability that a
   * fable begins with these words. The rest of the text then costs its nats less these.
   *
   * @throws IllegalArgumentException if no fable begins so and goes on
   */
  public static double beginningNats(String words) {
    double probability = Beginning.probability(GRAMMAR, words);
    if (probability <= 0) {
      throw new IllegalArgumentException("no fable begins with \"" + words + "\" and goes on");
    }
    return -StrictMath.log(probability);
  }

  static List<String> fables(String text) {
    String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(ended.split(BETWEEN, -1));
  }

  static FableText write(Split split, FablesSettings settings, Set<String> heldOut) {
    long bytes = split == Split.TRAINING ? settings.trainingBytes() : settings.validationBytes();
    Generator generator = new Generator(GRAMMAR, split.random(settings.seed()));
    StringBuilder text = new StringBuilder((int) bytes + 4096);
    double nats = 0;
    while (text.length() < bytes) {
      Fable fable = generator.next();
      if (heldOut.contains(fable.text())) {
        throw new IllegalStateException(
            "training and validation text share a fable: choose another seed");
      }
      // The newline that ends a fable and the empty line before the next are certain: they cost 0.
      text.append(text.length() == 0 ? "" : "\n").append(fable.text()).append('\n');
      nats += fable.derivation().nats();
    }
    return new FableText(text.toString(), nats);
  }

  /** The two texts of a seed; each has a random stream of its own. */
  enum Split {
    TRAINING,
    VALIDATION;

    /** The stream of this text: the first or the second that splits off the seed's generator. */
    private SplittableRandom random(long seed) {
      SplittableRandom root = new SplittableRandom(seed);
      SplittableRandom training = root.split();
      return this == TRAINING ? training : root.split();
    }
  }
}
