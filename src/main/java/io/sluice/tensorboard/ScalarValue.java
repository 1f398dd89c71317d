package io.sluice.tensorboard;

/**
 * A point of a curve.
 *
 * @param tag the curve's name
 * @param value kept in single precision, as TensorBoard does
 */
public record ScalarValue(String tag, double value) implements SummaryValue {

  private static final int SIMPLE_VALUE = 2;

  @Override
  public byte[] message() {
    return ProtocolMessage.of(
        out -> {
          out.writeString(TAG, tag);
          out.writeFloat(SIMPLE_VALUE, (float) value);
        });
  }
}
