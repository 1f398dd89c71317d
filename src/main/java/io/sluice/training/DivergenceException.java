package io.sluice.training;

/**
 * The loss or a gradient stopped being a finite number. Its message is for the person who trains.
 */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long step;

  /**
   * A divergence.
   *
   * @param step where it happened; 0 before the first
   * @param message a sentence for people
   */
  public DivergenceException(long step, String message) {
    super(message);
    this.step = step;
  }

  /**
   * Where it happened.
   *
   * @return the optimizer step, from 1; 0 before the first
   */
  public long step() {
    return step;
  }
}
