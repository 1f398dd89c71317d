package io.sluice.classifier;

import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/**
 * How wide a net is, against its full width.
 *
 * @param factor what every number of filters and of hidden units is multiplied by, above 0 to 16
 */
record Filters(double factor) {

  static final String KEY = "filters";

  /** The full width. */
  static final Filters FULL = new Filters(1);

  /** Heads of attention divide every width. */
  static final int MULTIPLE = 4;

  /** Refuses factors out of range. */
  Filters {
    if (!(factor > 0 && factor <= 16)) {
      throw new IllegalArgumentException(
          "filters=" + Words.of(factor) + ": give more than 0 and at most 16");
    }
  }

  static Filters read(Options options) {
    return new Filters(options.number(KEY, FULL.factor));
  }

  /** So many filters at this width: a multiple of 4, at least 4. */
  int of(int full) {
    return Math.max(MULTIPLE, (int) Math.round(full * factor / MULTIPLE) * MULTIPLE);
  }

  List<String> words() {
    return factor == FULL.factor ? List.of() : List.of(KEY + "=" + Words.of(factor));
  }
}
