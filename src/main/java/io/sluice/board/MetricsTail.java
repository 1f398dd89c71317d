package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.data.FileFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The records of a file that grows, each read once. A last line without its line feed is waited
 * for. A file that has become shorter, or another one of the same name, is read from the beginning,
 * as another generation.
 */
final class MetricsTail {

  private static final int CHUNK = 1 << 20;

  /** No record is near it; without a bound a file without line feeds would fill the memory. */
  private static final int LONGEST_LINE = 8 << 20;

  private final ShownFolder folder;
  private final Path file;
  private final Map<Curve, CurveTable> tables = new EnumMap<>(Curve.class);
  private final List<JsonNode> sites = new ArrayList<>();
  private final ByteArrayOutputStream torn = new ByteArrayOutputStream();
  private Object key;
  private long offset;
  private int lines;
  private int generation;
  private Optional<String> problem = Optional.empty();

  MetricsTail(ShownFolder folder, Path file) {
    this.folder = folder;
    this.file = file;
    begin(null);
  }

  private void begin(Object fileKey) {
    key = fileKey;
    offset = 0;
    lines = 0;
    problem = Optional.empty();
    torn.reset();
    sites.clear();
    for (Curve curve : Curve.values()) {
      tables.put(curve, new CurveTable(curve));
    }
  }

  /**
   * Reads what has been written since the last time.
   *
   * @return whether there was anything new
   */
  boolean advance() {
    Optional<BasicFileAttributes> now = folder.file(file);
    if (now.isEmpty()) {
      return false; // deleted, or not there yet; what was read stays
    }
    boolean other = offset > 0 && !Objects.equals(now.get().fileKey(), key);
    if (other || now.get().size() < offset) {
      generation++;
      begin(now.get().fileKey());
    } else if (now.get().size() == offset) {
      return false;
    }
    key = now.get().fileKey();
    try (SeekableByteChannel channel = folder.open(file)) {
      channel.position(offset);
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (channel.read(chunk) > 0) {
        offset += chunk.position();
        take(chunk.array(), chunk.position());
        chunk.clear();
      }
    } catch (IOException e) {
      problem = Optional.of("metrics.jsonl cannot be read: " + FileFailure.reason(e));
    }
    return true;
  }

  private void take(byte[] bytes, int length) {
    int start = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        torn.write(bytes, start, at - start);
        take(torn.toString(StandardCharsets.UTF_8));
        torn.reset();
        start = at + 1;
      }
    }
    torn.write(bytes, start, length - start);
    if (torn.size() > LONGEST_LINE) {
      torn.reset();
      damaged();
    }
  }

  private void take(String line) {
    lines++;
    Optional<JsonNode> record = JsonLines.record(line);
    if (record.isEmpty()) {
      damaged();
      return;
    }
    Optional<Curve> curve = Curve.of(record.get());
    curve.ifPresent(kind -> tables.get(kind).add(kind.row(record.get())));
    if (record.get().path("type").asText().equals("site")) {
      sites.add(record.get());
    }
  }

  private void damaged() {
    problem =
        problem.or(
            () ->
                Optional.of(
                    "line %,d of metrics.jsonl is damaged: what is shown lacks it"
                        .formatted(Math.max(1, lines))));
  }

  /** How often the file has begun anew. */
  int generation() {
    return generation;
  }

  CurveTable table(Curve curve) {
    return tables.get(curve);
  }

  /** The records of activations. */
  List<JsonNode> sites() {
    return List.copyOf(sites);
  }

  /** What is wrong with the file, if anything is. */
  Optional<String> problem() {
    return problem;
  }
}
