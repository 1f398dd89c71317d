package io.sluice.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message of protocol buffers, as it stands in a field of another. */
final class ProtocolMessage {

  private static final int BUFFER = 64;

  private ProtocolMessage() {}

  /** Writes the fields of a message. */
  @FunctionalInterface
  interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  static byte[] of(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /** Many numbers in one field. */
  static byte[] packed(double[] numbers) {
    return of(
        out -> {
          for (double number : numbers) {
            out.writeDoubleNoTag(number);
          }
        });
  }
}
