package io.sluice.activation;

/** Whether one of the hinges lies at zero, where ReLU and its kin have their kink. */
public enum ZeroHinge {
  /** It does: hinges move to make room, and never leave the range uncovered. */
  FORCED,
  /** It need not. */
  FREE
}
