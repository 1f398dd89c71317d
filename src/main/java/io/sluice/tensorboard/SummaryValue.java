package io.sluice.tensorboard;

/** What one card of TensorBoard shows at one step. */
public sealed interface SummaryValue permits ScalarValue, TextValue, HistogramValue {

  /** Field of every value. */
  int TAG = 1;

  /** The card's name; what stands before its first slash is the heading above it. */
  String tag();

  /** A {@code Summary.Value}. */
  byte[] message();
}
