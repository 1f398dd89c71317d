package io.sluice.tensorboard;

import java.util.stream.Collectors;

/**
 * A text, shown as it is and not as Markdown.
 *
 * @param tag its name
 * @param text of one line or more
 */
public record TextValue(String tag, String text) implements SummaryValue {

  private static final int METADATA = 9;
  private static final int PLUGIN_DATA = 1;
  private static final int PLUGIN_NAME = 1;
  private static final int DATA_CLASS = 4;
  private static final int DATA_CLASS_TENSOR = 2;

  private static final int TENSOR = 8;
  private static final int TYPE = 1;
  private static final int TYPE_STRING = 7;
  private static final int SHAPE = 2;
  private static final int STRINGS = 8;

  /** TensorBoard takes lines that are indented so far for code. */
  private static final String INDENT = "    ";

  @Override
  public byte[] message() {
    String shown = text.lines().map(line -> INDENT + line).collect(Collectors.joining("\n"));
    byte[] plugin = ProtocolMessage.of(out -> out.writeString(PLUGIN_NAME, "text"));
    byte[] metadata =
        ProtocolMessage.of(
            out -> {
              out.writeByteArray(PLUGIN_DATA, plugin);
              out.writeEnum(DATA_CLASS, DATA_CLASS_TENSOR);
            });
    byte[] tensor =
        ProtocolMessage.of(
            out -> {
              out.writeEnum(TYPE, TYPE_STRING);
              out.writeByteArray(SHAPE, new byte[0]); // no dimension: one text
              out.writeString(STRINGS, shown);
            });
    return ProtocolMessage.of(
        out -> {
          out.writeString(TAG, tag);
          out.writeByteArray(TENSOR, tensor);
          out.writeByteArray(METADATA, metadata);
        });
  }
}
