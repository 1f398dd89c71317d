package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.run.MirroredEvents;
import io.sluice.tensorboard.EventReader;
import io.sluice.tensorboard.ReadEvent;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every run has an event file; TensorBoard, where it is installed, reads it as we do. */
class TensorBoardTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<SuiteRuns, Path> RUNS = new EnumMap<>(SuiteRuns.class);

  @TempDir static Path home;
  @TempDir Path folder;

  @BeforeAll
  static void train() {
    for (SuiteRuns suite : SuiteRuns.values()) {
      RUNS.put(suite, suite.train(home, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRunHasItsRecordsForTensorBoard(SuiteRuns suite) {
    MirroredEvents.require(RUNS.get(suite));
  }

  @Test
  void tensorBoardReadsWhatIsThere() throws Exception {
    Path[] runs = RUNS.values().toArray(Path[]::new);
    try (TensorBoardReader tensorBoard = tensorBoard(runs)) {
      JsonNode read = tensorBoard.read();
      for (int i = 0; i < runs.length; i++) {
        JsonNode one = read.get(i);
        assertThat(one).isEqualTo(ours(runs[i]));
        assertThat(one.at("/scalars").size()).isGreaterThanOrEqualTo(6);
      }
    }
  }

  /**
   * It has read what is void now, and has the new file's events alone; but for texts, which this
   * reader, unlike the one behind the page, keeps.
   */
  @Test
  void aRunThatGoesOnShowsNothingTwice() throws Exception {
    Path run = SuiteRuns.copy(RUNS.get(SuiteRuns.LANGUAGE), folder.resolve("run"));
    try (TensorBoardReader tensorBoard = tensorBoard(run)) {
      JsonNode before = tensorBoard.read();
      assertThat(before.get(0).at("/scalars/train~1loss_nats").size()).isEqualTo(3);
      Typed resumed = Typed.in(home, "resume", run.toString(), "--steps", "6");
      assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.DONE);
      MirroredEvents.require(run);
      JsonNode after = tensorBoard.read();
      assertThat(after.get(0).at("/scalars")).isEqualTo(ours(run).at("/scalars"));
      assertThat(after.get(0).at("/scalars/train~1loss_nats").size()).isEqualTo(6);
    }
  }

  @Test
  void aTornEndIsPassedOver() throws Exception {
    Path run = SuiteRuns.copy(RUNS.get(SuiteRuns.LANGUAGE), folder.resolve("run"));
    Path file = MirroredEvents.file(run);
    try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
      torn.setLength(torn.length() - 5);
    }
    try (TensorBoardReader tensorBoard = tensorBoard(run)) {
      assertThat(tensorBoard.read().get(0)).isEqualTo(ours(run));
    }
  }

  /** Runs of earlier versions have none: they are read as ever, and have one once they go on. */
  @ParameterizedTest
  @EnumSource
  void aRunWithoutOneGoesOn(SuiteRuns suite) throws Exception {
    Path run = SuiteRuns.copy(RUNS.get(suite), folder.resolve("run"));
    Files.delete(MirroredEvents.file(run));
    Typed read = SuiteRuns.type(home, suite.modelReaders().get(0), run);
    assertThat(read.exit()).as(read.err()).isEqualTo(Exit.DONE);
    SuiteRuns.unfinish(run);
    Typed resumed = SuiteRuns.type(home, suite.resume(), run);
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.DONE);
    MirroredEvents.require(run);
  }

  private static TensorBoardReader tensorBoard(Path... runs) throws Exception {
    Optional<TensorBoardReader> found = TensorBoardReader.of(runs);
    assumeTrue(found.isPresent(), "no python with tensorboard: name one by SLUICE_PYTHON");
    return found.orElseThrow();
  }

  /** What our reader finds, in the form in which TensorBoard's says it. */
  private static JsonNode ours(Path run) throws Exception {
    ObjectNode all = MAPPER.createObjectNode();
    ObjectNode scalars = all.putObject("scalars");
    ObjectNode texts = all.putObject("texts");
    ObjectNode plugins = all.putObject("plugins");
    ObjectNode histograms = all.putObject("histograms");
    for (ReadEvent event : EventReader.read(MirroredEvents.file(run))) {
      event.scalars().forEach((tag, value) -> at(scalars, tag, event).add((double) value));
      event.texts().forEach((tag, text) -> at(texts, tag, event).add(text));
      event.texts().keySet().forEach(tag -> plugins.put(tag, "text"));
      event
          .histograms()
          .forEach(
              (tag, b) -> {
                ArrayNode values = at(histograms, tag, event);
                List.of(b.least(), b.greatest(), b.count(), b.sum(), b.sumOfSquares())
                    .forEach(values::add);
                values.add(MAPPER.valueToTree(b.limits()));
                values.add(MAPPER.valueToTree(b.counts()));
              });
    }
    // Equal nodes of equal kinds: numbers as they are read.
    return MAPPER.readTree(all.toString());
  }

  private static ArrayNode at(ObjectNode tags, String tag, ReadEvent event) {
    ArrayNode events = tags.has(tag) ? (ArrayNode) tags.get(tag) : tags.putArray(tag);
    return events.addArray().add(event.wallTimeS()).add(event.step());
  }
}
