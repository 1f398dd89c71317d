package io.sluice.activation;

/** What a piecewise linear activation does outside of its hinges. */
public enum Ends {
  /** It stays at its first and its last value, so that units can die there. */
  CLAMP,
  /** Its first and its last segment go on. */
  LINEAR,
  /** It goes on with two slopes that are learned. */
  TRAINED
}
