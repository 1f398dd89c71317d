package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the last records of a run say, read without the others.
 *
 * @param step of the last whole record
 * @param loss of the last step of training, or the last error of a small network
 * @param validation the last validation's loss, if it is near the end
 */
record MetricsEnd(OptionalLong step, OptionalDouble loss, OptionalDouble validation) {

  /** Some hundred records: deep nets write one for each of their activations. */
  private static final int LENGTH = 64 << 10;

  static final MetricsEnd NONE =
      new MetricsEnd(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** Reads the end of a file. */
  static MetricsEnd of(ShownFolder folder, Path file) {
    String end;
    boolean whole;
    try (SeekableByteChannel channel = folder.open(file)) {
      long from = Math.max(0, channel.size() - LENGTH);
      channel.position(from);
      whole = from == 0;
      ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      end = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return NONE; // the run's problem is told by whoever reads all of it
    }
    return of(end, whole);
  }

  private static MetricsEnd of(String end, boolean whole) {
    String[] lines = end.split("\n", -1);
    MetricsEnd found = NONE;
    // Behind the last line feed there is nothing, or a torn line; before the first, half a line.
    for (int at = lines.length - 2; at >= (whole ? 0 : 1); at--) {
      if (found.isComplete()) {
        break;
      }
      MetricsEnd soFar = found;
      found = JsonLines.record(lines[at]).map(soFar::with).orElse(soFar);
    }
    return found;
  }

  private boolean isComplete() {
    return loss.isPresent() && validation.isPresent();
  }

  private MetricsEnd with(JsonNode record) {
    OptionalLong lastStep =
        step.isPresent() ? step : OptionalLong.of(record.path("step").longValue());
    OptionalDouble training =
        Stream.of(loss, number(record, "loss_nats"), number(record, "training_error"))
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .orElse(OptionalDouble.empty());
    OptionalDouble validated =
        validation.isPresent() ? validation : number(record, "validation_loss_nats");
    return new MetricsEnd(lastStep, training, validated);
  }

  private static OptionalDouble number(JsonNode record, String key) {
    JsonNode number = record.path(key);
    return number.isNumber() ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
  }
}
