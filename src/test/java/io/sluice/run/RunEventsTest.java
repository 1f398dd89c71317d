package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.tensorboard.EventReader;
import io.sluice.tensorboard.ReadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEventsTest {

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\n  \"seed\" : 7\n}\n");
    Files.createFile(folder.resolve("metrics.jsonl"));
    run = RunDirectory.open(folder);
  }

  private static Clock at(long second) {
    return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  private static TrainRecord train(long step) {
    return new TrainRecord(step, 1.0 / (step + 3), 1e-3, 0.25, step * 64, 1234.5, step * 2);
  }

  private static SiteRecord site(long step) {
    return new SiteRecord(
        step,
        "layers.0.feed_forward.activation",
        0,
        Map.of("values", List.of(0.0, 0.5, 2.0), "alpha", List.of(1.5)),
        OptionalDouble.of(1.5),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(1.1),
        0.25,
        0.5);
  }

  /** A sitting: the records that it goes on from, and what comes after them. */
  private List<ReadEvent> sit(long second, List<MetricsRecord> kept, MetricsRecord... after)
      throws IOException {
    Files.write(run.metrics(), kept.stream().map(Json::line).toList());
    try (RunEvents events = RunEvents.begin(run, at(second))) {
      for (MetricsRecord record : after) {
        events.append(Json.tree(record));
      }
    }
    return EventReader.read(MirroredEvents.file(folder));
  }

  @Test
  void everyNumberOfARecordIsAPointOfACurve() throws IOException {
    List<ReadEvent> events =
        sit(
            1_764_600_000,
            List.of(),
            train(1),
            new ValidationRecord(
                1,
                1.5,
                4.5,
                OptionalDouble.of(2.25),
                OptionalDouble.of(0.25),
                1000,
                2,
                OptionalDouble.empty()),
            new IterationRecord(
                2,
                0.5,
                OptionalDouble.of(0.75),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                96,
                3,
                4),
            new GapRecord(2, 5));
    assertThat(events.get(2).texts())
        .isEqualTo(Map.of("configuration", "    {\n      \"seed\" : 7\n    }"));
    assertThat(events.get(3).scalars())
        .isEqualTo(
            Map.of(
                "train/loss_nats",
                0.25f,
                "train/learning_rate",
                1e-3f,
                "train/gradient_norm",
                0.25f,
                "train/tokens",
                64f,
                "train/tokens_per_s",
                1234.5f,
                "train/elapsed_s",
                2f));
    assertThat(events.get(4).scalars())
        .isEqualTo(
            Map.of(
                "validation/validation_loss_nats",
                1.5f,
                "validation/perplexity",
                4.5f,
                "validation/bits_per_byte",
                2.25f,
                "validation/accuracy",
                0.25f,
                "validation/tokens",
                1000f,
                "validation/elapsed_s",
                2f));
    assertThat(events.get(5).scalars())
        .isEqualTo(
            Map.of(
                "iteration/training_error",
                0.5f,
                "iteration/test_error",
                0.75f,
                "iteration/multiplies",
                96f,
                "iteration/dependent",
                3f,
                "iteration/elapsed_s",
                4f));
    assertThat(events.get(6).scalars()).isEqualTo(Map.of("gap/missing", 5f));
    assertThat(events).extracting(ReadEvent::step).containsExactly(0L, 0L, 0L, 1L, 1L, 2L, 2L);
  }

  @Test
  void whatAnActivationHasLearnedIsAHistogramByLayer() throws IOException {
    ReadEvent event = sit(1_764_600_000, List.of(), site(20)).get(3);
    String of = "/layers.0.feed_forward.activation";
    assertThat(event.step()).isEqualTo(20);
    assertThat(event.scalars())
        .isEqualTo(
            Map.of(
                "site/alpha" + of,
                1.5f,
                "site/lipschitz" + of,
                1.1f,
                "site/dead_share" + of,
                0.25f,
                "site/gradient_norm" + of,
                0.5f));
    assertThat(event.histograms())
        .containsOnlyKeys("site/parameters/values" + of, "site/parameters/alpha" + of);
    ReadEvent.Buckets values = event.histograms().get("site/parameters/values" + of);
    assertThat(values.least()).isZero();
    assertThat(values.greatest()).isEqualTo(2);
    assertThat(values.count()).isEqualTo(3);
    assertThat(event.histograms().get("site/parameters/alpha" + of).counts()).containsExactly(1.0);
  }

  @Test
  void aSittingSaysWhatItGoesOnFromAndThenWhatIsNew() throws IOException {
    List<ReadEvent> undisturbed =
        sit(1_764_600_000, List.of(), site(0), train(1), train(2), train(3), train(4));
    List<ReadEvent> resumed =
        sit(1_764_600_000, List.of(site(0), train(1), train(2)), train(3), train(4));
    assertThat(resumed)
        .usingRecursiveComparison()
        .ignoringFields("wallTimeS")
        .isEqualTo(undisturbed);
    assertThat(resumed)
        .extracting(ReadEvent::wallTimeS)
        .as("it went on after 4 seconds of training")
        .containsExactly(
            undisturbed.stream().map(event -> event.wallTimeS() - 4).toArray(Double[]::new));
  }

  @Test
  void timesAreThoseOfTraining() throws IOException {
    List<ReadEvent> events = sit(1_764_600_000, List.of(train(1)), train(2), site(2), train(3));
    assertThat(events)
        .extracting(event -> event.wallTimeS() - 1_764_600_000)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
        .containsExactly(-2.0, -2.0, -2.0, 0.0, 2.0, 2.0, 4.0);
    assertThat(events.get(6).wallTimeS()).isCloseTo(1_764_600_004, within(1e-6));
  }

  /** Also in the same second, and when the clock has been put back. */
  @Test
  void eachSittingsFileHasAGreaterNameAndAloneSaysSomething() throws IOException {
    String last = "";
    for (long second : new long[] {1_764_600_000, 1_764_600_000, 1_764_599_000, 1_764_700_000}) {
      sit(second, List.of(), train(1));
      String name = MirroredEvents.file(folder).getFileName().toString();
      assertThat(name).isGreaterThan(last).startsWith("events.out.tfevents.17");
      last = name;
    }
    assertThat(last).isEqualTo("events.out.tfevents.1764700000.sluice");
  }

  @Test
  void whatOthersPutThereStays() throws IOException {
    Path others =
        Files.writeString(folder.resolve("events.out.tfevents.1764600000.laptop.3.0"), "");
    Path odd = Files.createDirectory(folder.resolve("events.out.tfevents.1764600000.sluice"));
    Files.createFile(odd.resolve("something"));
    RunEvents.begin(run, at(1_764_600_001)).close();
    assertThat(others).exists();
    assertThat(odd).isNotEmptyDirectory();
  }

  @Test
  void recordsOfLaterVersionsAreShownToo() throws IOException {
    Files.writeString(
        run.metrics(),
        "{\"type\":\"sample\",\"step\":5,\"text\":\"The heron\",\"words\":[2,3],\"none\":[]}\n");
    RunEvents.begin(run, at(1_764_600_000)).close();
    ReadEvent event = EventReader.read(MirroredEvents.file(folder)).get(3);
    assertThat(event.step()).isEqualTo(5);
    assertThat(event.texts()).isEqualTo(Map.of("sample/text", "    The heron"));
    assertThat(event.histograms()).containsOnlyKeys("sample/words");
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws IOException {
    Path place = folder.resolve("events.out.tfevents.1764600000.sluice");
    Files.createDirectory(place);
    assertThatThrownBy(() -> RunEvents.begin(run, at(1_764_600_000)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            place
                + " cannot be written: a file, or a link that leads nowhere, is in its place;"
                + " the records are not lost");
  }
}
