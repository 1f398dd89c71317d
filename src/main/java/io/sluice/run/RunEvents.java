package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.data.FileFailure;
import io.sluice.tensorboard.EventFile;
import io.sluice.tensorboard.SummaryValue;
import io.sluice.tensorboard.TextValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The records of a run once more, for TensorBoard, and its configuration before them. {@code
 * metrics.jsonl} is what counts and this file is made of it: each sitting makes another, of the
 * records that it goes on from, in the place of the one before, and appends to it.
 *
 * <p>Its times are those of training: the clock's when the sitting began, and from there what the
 * records say to have elapsed, backwards too.
 */
final class RunEvents implements AutoCloseable {

  /** Records in a write, where there are many. */
  private static final int AT_ONCE = 1000;

  private final Path path;
  private final EventFile file;

  /** What the clock would have said when training began, had it never been interrupted. */
  private final double begunS;

  private double elapsedS;

  private RunEvents(Path path, EventFile file, double begunS) {
    this.path = path;
    this.file = file;
    this.begunS = begunS;
  }

  /**
   * Begins the file of a sitting.
   *
   * @param run locked, with a configuration and the records that the sitting goes on from
   * @param clock the machine's
   */
  static RunEvents begin(RunDirectory run, Clock clock) {
    List<JsonNode> records =
        MetricsLine.all(run.metrics()).stream().map(MetricsLine::tree).toList();
    double trainedS = records.stream().mapToDouble(RunEvents::elapsedS).max().orElse(0);
    double begunS = clock.millis() / 1e3 - trainedS;
    Path path = EventFileName.replaceAll(run.folder(), clock);
    RunEvents events;
    try {
      events = new RunEvents(path, EventFile.create(path, begunS), begunS);
    } catch (IOException e) {
      throw unwritten(path, e);
    }
    try {
      events.begin(Json.text(run.config()), records);
      return events;
    } catch (RuntimeException e) {
      events.close();
      throw e;
    }
  }

  private void begin(String configuration, List<JsonNode> records) {
    file.add(begunS, 0, List.of(new TextValue("configuration", configuration)));
    for (int i = 0; i < records.size(); i++) {
      add(records.get(i));
      if (i % AT_ONCE == 0) {
        write();
      }
    }
    write();
  }

  /** Appends what TensorBoard shows of a record. */
  void append(JsonNode record) {
    add(record);
    write();
  }

  private void add(JsonNode record) {
    elapsedS = Math.max(elapsedS, elapsedS(record));
    List<SummaryValue> values = EventSummary.of(record);
    if (!values.isEmpty()) {
      file.add(begunS + elapsedS, record.path("step").asLong(), values);
    }
  }

  private void write() {
    try {
      file.write();
    } catch (IOException e) {
      throw unwritten(path, e);
    }
  }

  private static double elapsedS(JsonNode record) {
    return record.path("elapsed_s").asDouble();
  }

  private static UncheckedIOException unwritten(Path path, IOException e) {
    return new UncheckedIOException(
        path + " cannot be written: " + FileFailure.reason(e) + "; the records are not lost", e);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be closed: " + FileFailure.reason(e), e);
    }
  }
}
