package io.sluice.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.run.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardEventsTest {

  /** The bound. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @TempDir Path home;

  private ShownRuns runs;
  private Board board;
  private BoardClient client;

  @BeforeEach
  void open() {
    runs = new ShownRuns(home);
    board = runs.board();
    client = new BoardClient(board);
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void aLineThatIsWrittenArrivesWithinASecond() throws Exception {
    Path run = runs.run("r", "swiglu", 3);
    assertThat(client.curves("r").at("/train/rows").asInt()).isEqualTo(3);
    BoardClient.Events events = client.events();
    List<Duration> waits = new ArrayList<>();
    for (int step = 4; step <= 6; step++) {
      ShownRuns.append(run, ShownRuns.step(step, 0.5 * step) + ShownRuns.validation(step, step));
      long written = System.nanoTime();

      JsonNode news = events.next("records", data -> data.path("run").asText().equals("r"));

      waits.add(Duration.ofNanos(System.nanoTime() - written));
      assertThat(news.at("/train/from").asInt()).isEqualTo(step - 1);
      assertThat(news.at("/train/columns/loss_nats").toString()).isEqualTo("[" + 0.5 * step + "]");
      assertThat(news.at("/validation/columns/validation_loss_nats/0").asInt()).isEqualTo(step);
    }
    // The middle one, as the machine may be busy with something else for a moment.
    assertThat(waits.stream().sorted().toList().get(1)).isLessThan(AT_ONCE);
    assertThat(client.curves("r").at("/train/rows").asInt()).isEqualTo(6);
  }

  @Test
  void aFileThatBeginsAnewIsAnotherGeneration() throws Exception {
    Path run = runs.run("r", "swiglu", 30);
    assertThat(client.curves("r").path("generation").asInt()).isZero();
    BoardClient.Events events = client.events();

    AtomicFile.write(run.resolve("metrics.jsonl"), ShownRuns.step(1, 9.0));

    events.next("records", data -> data.path("generation").asInt() == 1 && !data.has("train"));
    assertThat(client.curves("r").at("/train/columns/loss_nats").toString()).isEqualTo("[9.0]");
  }

  @Test
  void runsThatBeginEndAndGoAreTold() throws Exception {
    BoardClient.Events events = client.events();
    Path run = runs.run("new", "geglu", 3);
    JsonNode begun = events.next("runs", data -> data.at("/runs/0/name").asText().equals("new"));
    assertThat(begun.at("/runs/0/state").asText()).isEqualTo("training");
    assertThat(begun.at("/runs/0/variant").asText()).isEqualTo("geglu");

    ShownRuns.write(run.resolve("DONE"), "{}");
    events.next("runs", data -> data.at("/runs/0/state").asText().equals("done"));

    for (String file : new String[] {"config.json", "metrics.jsonl", "run.lock", "DONE"}) {
      Files.delete(run.resolve(file));
    }
    events.next("runs", data -> data.at("/gone/0").asText().equals("new"));
  }

  @Test
  void recordsThatNobodyHasAskedForAreNotRead() throws Exception {
    Path run = runs.run("r", "swiglu", 3);
    client.json("/api/runs");
    BoardClient.Events events = client.events();
    ShownRuns.append(run, ShownRuns.step(4, 0.5));
    JsonNode told = events.next("runs", data -> data.at("/runs/0/step").asInt() == 4);
    assertThat(told.at("/runs/0/loss").asDouble()).isEqualTo(0.5);
    ShownRuns.append(run, ShownRuns.step(5, 0.25));
    events.next("runs", data -> data.at("/runs/0/step").asInt() == 5);
    assertThat(client.curves("r").at("/train/rows").asInt()).isEqualTo(5);
  }
}
