package io.sluice.corpus.fables;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The embedded corpus: fables drawn from a grammar whose exact probabilities are known.
 *
 * <p>Training, validation and test text are independent draws from one distribution, so {@link
 * FableText#nats()} of the validation or test text is what a perfect model of the training
 * distribution pays for it: the floor. The texts of training and validation are the same with a
 * test text and without.
 */
public final class Fables {

  private static final Grammar GRAMMAR = Grammar.ofFables();
  private static final String BETWEEN = "\n\n";

  private Fables() {}

  /**
   * Writes the training text.
   *
   * @throws IllegalStateException if it has a fable of the validation or test text, which takes a
   *     seed in far more than a million to happen
   */
  public static FableText training(FablesSettings settings) {
    Set<String> heldOut = new HashSet<>(fables(validation(settings).text()));
    test(settings).ifPresent(test -> heldOut.addAll(fables(test.text())));
    return write(Split.TRAINING, settings.trainingBytes(), settings.seed(), heldOut);
  }

  /** Writes the validation text. */
  public static FableText validation(FablesSettings settings) {
    return write(Split.VALIDATION, settings.validationBytes(), settings.seed(), Set.of());
  }

  /**
   * Writes the test text, if one is asked for.
   *
   * @throws IllegalStateException if it has a fable of the validation text
   */
  public static Optional<FableText> test(FablesSettings settings) {
    if (settings.testBytes().isEmpty()) {
      return Optional.empty();
    }
    Set<String> validation = new HashSet<>(fables(validation(settings).text()));
    return Optional.of(
        write(Split.TEST, settings.testBytes().getAsLong(), settings.seed(), validation));
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

  static FableText write(Split split, long bytes, long seed, Set<String> others) {
    Generator generator = new Generator(GRAMMAR, split.random(seed));
    StringBuilder text = new StringBuilder((int) bytes + 4096);
    double nats = 0;
    while (text.length() < bytes) {
      Fable fable = generator.next();
      if (others.contains(fable.text())) {
        throw new IllegalStateException(
            "two of the training, validation and test texts share a fable: choose another seed");
      }
      // The newline that ends a fable and the empty line before the next are certain: they cost 0.
      text.append(text.length() == 0 ? "" : "\n").append(fable.text()).append('\n');
      nats += fable.derivation().nats();
    }
    return new FableText(text.toString(), nats);
  }

  /** The texts of a seed; each has a random stream of its own. */
  enum Split {
    TRAINING(1),
    VALIDATION(2),
    TEST(3);

    private final int place;

    Split(int place) {
      this.place = place;
    }

    /** The stream of this text: the first, second or third that splits off the seed's generator. */
    private SplittableRandom random(long seed) {
      SplittableRandom root = new SplittableRandom(seed);
      for (int before = 1; before < place; before++) {
        root.split();
      }
      return root.split();
    }
  }
}
