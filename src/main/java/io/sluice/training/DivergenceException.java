package io.sluice.training;

/**
 * The loss or a gradient stopped being a finite number. Its message is for the person who trains.
 */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergenceException(String message) {
    super(message);
  }
}
