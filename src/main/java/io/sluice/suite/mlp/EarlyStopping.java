package io.sluice.suite.mlp;

/** Whether the network of the last iteration counts, or that of the best one. */
public enum EarlyStopping {
  /** Training uses all rows that are not measured on; the last network counts. */
  NONE,
  /**
   * The fold behind the one that is measured on is kept from training, and the network with the
   * least error on it so far counts.
   */
  VALIDATION_FOLD
}
