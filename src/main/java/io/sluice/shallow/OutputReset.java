package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;

/**
 * How targets of classes are moved to outputs where that is harmless: up for the right class, down
 * for the others.
 */
public enum OutputReset {
  /**
   * From where the last reset left them, as the UTA laboratory's programs do: before a gradient,
   * and before a solve for the output weights. Between two resets targets stay, and the error is
   * that of the targets that the last solve had.
   */
  ACCUMULATED,

  /** From 0 and 1 each time: targets are a function of the outputs, and so is the error. */
  FRESH;

  /**
   * Moves targets, in place.
   *
   * @param targets at least 1 for the right class, at most 0 for the others
   */
  static void move(DMatrixRMaj targets, DMatrixRMaj outputs) {
    for (int i = 0; i < targets.data.length; i++) {
      double target = targets.data[i];
      double output = outputs.data[i];
      targets.data[i] = target >= 1 ? Math.max(target, output) : Math.min(target, output);
    }
  }
}
