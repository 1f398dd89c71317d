package io.sluice.corpus;

/** Windows of one length that are scored together; the arrays are rows × length ids, row by row. */
public final class SweepBatch {
  private final int[] inputs;
  private final int[] targets;
  private final int rows;
  private final int length;

  SweepBatch(int[] inputs, int[] targets, int rows, int length) {
    this.inputs = inputs;
    this.targets = targets;
    this.rows = rows;
    this.length = length;
  }

  /** The ids that the model sees. */
  public int[] inputs() {
    return inputs;
  }

  /** The ids that it must predict: at each place the one after the input. */
  public int[] targets() {
    return targets;
  }

  /** How many windows there are. */
  public int rows() {
    return rows;
  }

  /** How long each window is. */
  public int length() {
    return length;
  }
}
