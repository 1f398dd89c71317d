package io.sluice.tensorboard;

import java.util.List;

/** What stands in an event file, as {@code Event} messages. */
final class Event {

  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  private static final int SUMMARY_VALUE = 1;
  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;

  private Event() {}

  /** What every file begins with. */
  static byte[] version(double wallTimeS) {
    return event(wallTimeS, 0, out -> out.writeString(FILE_VERSION, "brain.Event:2"));
  }

  /** That all which TensorBoard has read of the run before is void. */
  static byte[] start(double wallTimeS) {
    byte[] session = ProtocolMessage.of(out -> out.writeEnum(SESSION_STATUS, SESSION_START));
    return event(wallTimeS, 0, out -> out.writeByteArray(SESSION_LOG, session));
  }

  /** What cards show at a step. */
  static byte[] summary(double wallTimeS, long step, List<SummaryValue> values) {
    byte[] summary =
        ProtocolMessage.of(
            out -> {
              for (SummaryValue value : values) {
                out.writeByteArray(SUMMARY_VALUE, value.message());
              }
            });
    return event(wallTimeS, step, out -> out.writeByteArray(SUMMARY, summary));
  }

  private static byte[] event(double wallTimeS, long step, ProtocolMessage.Fields what) {
    return ProtocolMessage.of(
        out -> {
          out.writeDouble(WALL_TIME, wallTimeS);
          out.writeInt64(STEP, step);
          what.write(out);
        });
  }
}
