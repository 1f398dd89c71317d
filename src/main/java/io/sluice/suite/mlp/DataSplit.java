package io.sluice.suite.mlp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/** What of a table is trained on and what is measured on. */
public sealed interface DataSplit {

  /** The test rows that the table comes with. */
  record Given() implements DataSplit {
    @Override
    public String notation() {
      return "given";
    }
  }

  /** Nothing: all rows are trained on. */
  record None() implements DataSplit {
    @Override
    public String notation() {
      return "none";
    }
  }

  /**
   * A random part is measured on.
   *
   * @param share of the rows, above 0 and below 1
   */
  record HoldOut(double share) implements DataSplit {

    /** Refuses shares that leave nothing. */
    public HoldOut {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException(
            "hold-out(%s): give a share above 0 and below 1".formatted(Words.of(share)));
      }
    }

    @Override
    public String notation() {
      return "hold-out(" + Words.of(share) + ")";
    }
  }

  /**
   * Cross-validation: one part of several is measured on.
   *
   * @param held which, from 1
   * @param folds into how many equal parts rows are cut
   */
  record Fold(int held, int folds) implements DataSplit {

    /** Refuses parts that are not there. */
    public Fold {
      if (folds < 2 || held < 1 || held > folds) {
        throw new IllegalArgumentException(
            "fold(%d, %d): give the part, from 1, and how many there are, at least 2"
                .formatted(held, folds));
      }
    }

    @Override
    public String notation() {
      return "fold(" + held + ", " + folds + ")";
    }
  }

  /**
   * Reads a notation.
   *
   * @param notation {@code given}, {@code none}, {@code hold-out(0.2)} or {@code fold(3, 10)}
   * @return the division
   * @throws IllegalArgumentException if it is none of them
   */
  @JsonCreator
  static DataSplit of(String notation) {
    Expression expression = Expression.parse(notation);
    return switch (expression.name()) {
      case "given" -> {
        Options.of(expression, List.of(), List.of());
        yield new Given();
      }
      case "none" -> {
        Options.of(expression, List.of(), List.of());
        yield new None();
      }
      case "hold-out" -> {
        List<String> keys = List.of("share");
        yield new HoldOut(Options.of(expression, keys, keys).number("share", 0.2));
      }
      case "fold" -> {
        List<String> keys = List.of("held", "folds");
        Options options = Options.of(expression, keys, keys);
        yield new Fold(part(options, "held", 1), part(options, "folds", 10));
      }
      default ->
          throw new IllegalArgumentException(
              "unknown division "
                  + Nearest.among(expression.name(), List.of("given", "none", "hold-out", "fold")));
    };
  }

  private static int part(Options options, String key, int otherwise) {
    return (int) Math.max(0, Math.min(options.count(key, otherwise), Integer.MAX_VALUE));
  }

  /**
   * As it is written.
   *
   * @return what {@link #of} reads
   */
  @JsonValue
  String notation();
}
