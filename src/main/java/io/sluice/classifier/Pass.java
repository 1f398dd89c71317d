package io.sluice.classifier;

/** What a net is computed for: layers that differ ask for it. */
enum Pass {
  /** With dropout, and batch norms that use and remember the statistics of the batch. */
  TRAINING,
  /** Without dropout, with the remembered statistics. Nothing changes. */
  EVALUATION,
  /**
   * Without dropout, with the statistics of the batch, of which nothing is remembered: what
   * activations see in the first step.
   */
  PLACEMENT
}
