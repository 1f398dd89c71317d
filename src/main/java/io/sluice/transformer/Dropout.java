package io.sluice.transformer;

/** Dropout in kernel text. */
final class Dropout {

  private Dropout() {}

  /** TorchScript of the expression with dropout, or the expression itself at a rate of 0. */
  static String of(String expression, double rate) {
    return rate == 0 ? expression : "torch.dropout(" + expression + ", " + rate + ", True)";
  }
}
