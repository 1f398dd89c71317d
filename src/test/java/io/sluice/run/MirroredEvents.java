package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.tensorboard.EventReader;
import io.sluice.tensorboard.ReadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the event file of a run says what its records say, each once and nothing else. */
public final class MirroredEvents {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MirroredEvents() {}

  /** The one event file of a run that is not empty. */
  public static Path file(Path run) {
    try (Stream<Path> files = Files.list(run)) {
      List<Path> found = files.filter(MirroredEvents::isEvents).sorted().toList();
      assertThat(found).hasSizeBetween(1, 2);
      assertThat(found.subList(0, found.size() - 1)).allMatch(file -> file.toFile().length() == 0);
      return found.get(found.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is for TensorBoard; names of such files differ between equal runs. */
  public static boolean isEvents(Path file) {
    return file.getFileName().toString().matches("events\\.out\\.tfevents\\.\\d{10}\\.sluice");
  }

  /** Compares them. */
  public static void require(Path folder) {
    RunDirectory run = RunDirectory.open(folder);
    List<ReadEvent> events = EventReader.read(file(folder));
    assertThat(events.get(0).fileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).sessionStatus()).isEqualTo(1);
    assertThat(events.get(2).texts()).hasSize(1).containsKey("configuration");
    assertThat(events.get(2).texts().get("configuration").lines().map(String::strip))
        .isEqualTo(Json.text(run.config()).lines().map(String::strip).toList());
    assertThat(events).extracting(ReadEvent::wallTimeS).isSorted();
    List<String> shown = events.stream().skip(3).map(MirroredEvents::said).toList();
    assertThat(shown).isEqualTo(records(run.metrics()));
  }

  private static String said(ReadEvent event) {
    List<String> values = new ArrayList<>();
    event.scalars().forEach((tag, value) -> values.add(tag + "=" + value));
    event.texts().forEach((tag, text) -> values.add(tag + "=" + text.strip()));
    event
        .histograms()
        .forEach((tag, b) -> values.add("%s=%s to %s".formatted(tag, b.least(), b.greatest())));
    return event.step() + ": " + values.stream().sorted().toList();
  }

  private static List<String> records(Path metrics) {
    List<String> records = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(metrics)) {
        JsonNode record = MAPPER.readTree(line);
        if (!record.path("type").asText().equals("run")) {
          List<String> values = new ArrayList<>();
          record
              .properties()
              .forEach(field -> add(values, record, field.getKey(), field.getValue()));
          records.add(record.path("step").asLong() + ": " + values.stream().sorted().toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static void add(List<String> values, JsonNode record, String key, JsonNode value) {
    String tag = record.path("type").asText() + "/" + key;
    if (record.has("site")) {
      tag += "/" + record.path("site").asText();
    }
    if (Set.of("type", "step", "site", "layer").contains(key)) {
      return;
    }
    if (value.isNumber()) {
      values.add(tag + "=" + (float) value.doubleValue());
    } else if (value.isTextual()) {
      values.add(tag + "=" + value.asText());
    } else if (value.isArray()) {
      List<Double> numbers = new ArrayList<>();
      value.forEach(number -> numbers.add(number.doubleValue()));
      numbers.sort(null);
      values.add("%s=%s to %s".formatted(tag, numbers.get(0), numbers.get(numbers.size() - 1)));
    } else {
      value
          .properties()
          .forEach(part -> add(values, record, key + "/" + part.getKey(), part.getValue()));
    }
  }
}
