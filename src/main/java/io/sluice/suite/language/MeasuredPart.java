package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import java.util.Locale;

/** What of a text a trained model is measured on. */
public enum MeasuredPart {
  /** The validation part, which choices may see. */
  VALIDATION(HeldOut.VALIDATION) {
    @Override
    Corpus of(Corpus corpus) {
      return corpus;
    }
  },
  /** The test part, which is only reported. */
  TEST(HeldOut.TEST) {
    @Override
    Corpus of(Corpus corpus) {
      return corpus;
    }
  },
  /**
   * All that is held out as one text, which is what others call validation where they have no test.
   */
  HELD_OUT(HeldOut.VALIDATION) {
    @Override
    Corpus of(Corpus corpus) {
      if (!corpus.isHeldOutAsOneText()) {
        throw new IllegalArgumentException(
            "the validation and test parts of %s are texts of their own, not one: measure them by --split validation and --split test"
                .formatted(corpus.name()));
      }
      return corpus.inTwoParts();
    }
  };

  private final HeldOut part;

  MeasuredPart(HeldOut part) {
    this.part = part;
  }

  HeldOut part() {
    return part;
  }

  /** The corpus whose part is meant. */
  abstract Corpus of(Corpus corpus);

  /**
   * As people write it.
   *
   * @return such as {@code held-out}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
