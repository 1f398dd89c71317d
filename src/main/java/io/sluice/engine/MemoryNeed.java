package io.sluice.engine;

import java.util.Locale;

/**
 * The memory that a model is sure to take, known before anything of it is made. What it takes
 * besides is not counted, so that nothing is refused that could work.
 *
 * @param parameters numbers that it learns
 * @param largest numbers of its largest array
 * @param activations numbers that a step of training keeps until its backward pass
 */
public record MemoryNeed(long parameters, long largest, double activations) {

  /** A weight, its gradient and AdamW's two moments, 32 bits each. */
  private static final int TRAINED_BYTES = 16;

  /** 16 bits, in the narrowest format that is computed with. */
  private static final int ACTIVATION_BYTES = 2;

  /** Java's arrays are not longer. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  /**
   * Refuses to train what cannot fit.
   *
   * @param device where it would be, as {@link TensorEngine#deviceName()} says it
   * @param machine its memory
   * @param advice what else to do
   * @throws IllegalArgumentException if it needs more than there is
   */
  public void requireTrainable(String device, MachineMemory machine, String advice) {
    require(device, machine, trainedBytes(), "to train", advice);
  }

  /**
   * Refuses to load what cannot fit.
   *
   * @param device where it would be, as {@link TensorEngine#deviceName()} says it
   * @param machine its memory
   * @param advice what else to do
   * @throws IllegalArgumentException if it needs more than there is
   */
  public void requireLoadable(String device, MachineMemory machine, String advice) {
    require(device, machine, (double) Float.BYTES * parameters, "to load", advice);
  }

  /** The bytes that training is sure to take: parameters, gradients, moments and activations. */
  public double trainedBytes() {
    return (double) TRAINED_BYTES * parameters + ACTIVATION_BYTES * activations;
  }

  private void require(
      String device, MachineMemory machine, double bytes, String purpose, String advice) {
    if (device.equals("cpu") && bytes > machine.processBytes()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a model of %,d parameters takes at least %s %s, and this machine has %s: %s",
              parameters,
              MachineMemory.gigabytes(bytes),
              purpose,
              MachineMemory.gigabytes(machine.processBytes()),
              advice));
    }
    if (largest > LONGEST_ARRAY || (double) Float.BYTES * largest > machine.heapBytes()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the largest array of this model has %,d numbers, and Java's heap holds %,.0f: %s",
              largest,
              Math.min(LONGEST_ARRAY, machine.heapBytes() / Float.BYTES),
              advice));
    }
  }
}
