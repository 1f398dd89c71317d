package io.sluice.report;

import io.sluice.experiment.CurveKind;
import java.util.Map;

/**
 * What the columns of {@code curves.csv} are called in a suite.
 *
 * @param step {@code step}, {@code iteration}
 * @param examples {@code tokens}
 * @param kinds what is measured, in the words of an axis
 */
record CurveUnits(String step, String examples, Map<CurveKind, String> kinds) {
  static final CurveUnits LANGUAGE =
      new CurveUnits(
          "step",
          "tokens",
          Map.of(
              CurveKind.VALIDATION, "validation loss, nats a token",
              CurveKind.TRAINING, "training loss, nats a token",
              CurveKind.ERROR, "top-1 error in percent"));

  static final CurveUnits VISION =
      new CurveUnits(
          "step",
          "images",
          Map.of(
              CurveKind.VALIDATION, "test loss, nats an image",
              CurveKind.TRAINING, "training loss, nats an image",
              CurveKind.ERROR, "test error in percent"));

  static final CurveUnits MLP =
      new CurveUnits(
          "iteration",
          "patterns",
          Map.of(
              CurveKind.VALIDATION, "test error",
              CurveKind.TRAINING, "training error",
              CurveKind.ERROR, "test patterns told wrongly, percent"));

  /** As an axis calls it. */
  String label(CurveKind kind) {
    return kinds.get(kind);
  }

  /** Without its unit. */
  String words(CurveKind kind) {
    return kinds.get(kind).replaceFirst(",.*| in percent$", "");
  }
}
