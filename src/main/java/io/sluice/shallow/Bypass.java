package io.sluice.shallow;

/** Whether outputs see the inputs past the hidden layer. */
public enum Bypass {
  /** Outputs are sums over a constant, the inputs and the hidden units. */
  FULL {
    @Override
    int width(int inputs) {
      return inputs + 1;
    }
  },
  /** Outputs are sums over a constant and the hidden units. */
  CASCADE {
    @Override
    int width(int inputs) {
      return 1;
    }
  };

  /** How many functions an output sees besides the hidden units, the constant being the first. */
  abstract int width(int inputs);
}
