package io.sluice.engine;

/** Where to compute, as a user asks for it. */
public enum DeviceChoice {
  /** The processor. */
  CPU,
  /** The first GPU; an error where none can be used, never a silent fall-back. */
  GPU,
  /** A GPU where the loaded libtorch has one, else the processor. */
  AUTO
}
