package io.sluice.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are damaged or half written are named, and the others are shown. */
class DamagedRunsTest {

  @TempDir Path home;

  private ShownRuns runs;
  private Board board;
  private BoardClient client;

  @BeforeEach
  void open() {
    runs = new ShownRuns(home);
    runs.run("whole", "swiglu", 5);
    board = runs.board();
    client = new BoardClient(board);
  }

  @AfterEach
  void close() {
    assertThat(client.curves("whole").at("/train/rows").asInt()).isEqualTo(5);
    board.close();
  }

  private void assertProblem(String run, String words) {
    JsonNode summary = client.summary(run);
    assertThat(summary.path("state").asText()).isEqualTo("damaged");
    assertThat(summary.path("problem").asText()).contains(words);
  }

  @Test
  void withoutConfiguration() throws IOException {
    Files.delete(runs.run("bare", "swiglu", 4).resolve("config.json"));
    assertProblem("bare", "has no config.json");
    assertThat(client.curves("bare").at("/train/rows").asInt()).isEqualTo(4);
  }

  @Test
  void lockAlone() {
    ShownRuns.write(runs.checkpoints().resolve("begun/run.lock"), "");
    assertProblem("begun", "has no config.json");
    assertThat(client.curves("begun").at("/train/rows").asInt()).isZero();
    assertThat(client.ask("configuration", "begun").statusCode()).isEqualTo(200);
    assertThat(client.ask("activations", "begun").statusCode()).isEqualTo(200);
  }

  @Test
  void halfAConfiguration() {
    Path run = runs.run("half", "swiglu", 4);
    ShownRuns.write(run.resolve("config.json"), "{\"recipe\": {\"mod");
    assertProblem("half", "config.json is damaged");
  }

  @Test
  void aConfigurationThatIsSomethingElse() {
    for (String content : new String[] {"", "[]", "null", "7", "\u0000\u0001", "{}{"}) {
      ShownRuns.write(runs.run("odd", "swiglu", 2).resolve("config.json"), content);
      assertThat(client.json("/api/runs").path("runs").size()).as(content).isEqualTo(2);
      assertThat(client.ask("configuration", "odd").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aDamagedLineIsNamedAndLeftOut() {
    Path run = runs.run("torn", "swiglu", 2);
    ShownRuns.append(run, "{\"type\":\"train\",\"st\u0000\n" + ShownRuns.step(4, 2.0));

    JsonNode curves = client.curves("torn");

    assertThat(curves.path("problem").asText()).contains("line 4 of metrics.jsonl is damaged");
    assertThat(curves.at("/train/columns/step").toString()).isEqualTo("[1.0,2.0,4.0]");
    assertProblem("torn", "line 4 of metrics.jsonl");
  }

  @Test
  void aLastLineWithoutItsEndIsWaitedFor() {
    Path run = runs.run("growing", "swiglu", 2);
    String line = ShownRuns.step(3, 1.75);
    ShownRuns.append(run, line.substring(0, 40));
    assertThat(client.curves("growing").at("/train/rows").asInt()).isEqualTo(2);
    assertThat(client.curves("growing").has("problem")).isFalse();
    assertThat(client.summary("growing").path("step").asInt()).isEqualTo(2);

    ShownRuns.append(run, line.substring(40));
    client.json("/api/runs");

    assertThat(client.curves("growing").at("/train/columns/loss_nats/2").asDouble())
        .isEqualTo(1.75);
    assertThat(client.summary("growing").path("step").asInt()).isEqualTo(3);
  }

  @Test
  void numbersThatAreNoneAreGaps() {
    Path run = runs.run("words", "swiglu", 1);
    ShownRuns.append(
        run,
        """
        {"type":"train","step":2,"loss_nats":"<script>","tokens":[1],"elapsed_s":{}}
        {"type":"train","step":3,"loss_nats":1e999,"tokens":1,"elapsed_s":1}
        {"type":"site","step":3}
        {"type":"nobody-knows","step":3}
        """);
    JsonNode curves = client.curves("words");
    assertThat(curves.at("/train/columns/loss_nats").toString()).isEqualTo("[5.0,null,null]");
    assertThat(curves.has("problem")).isFalse();
    assertThat(client.ask("activations", "words").statusCode()).isEqualTo(200);
  }

  @Test
  void aRunThatIsDeletedGoes() throws IOException {
    Path run = runs.run("gone", "swiglu", 1);
    assertThat(client.curves("gone").at("/train/rows").asInt()).isEqualTo(1);
    for (String file : new String[] {"config.json", "metrics.jsonl", "run.lock"}) {
      Files.delete(run.resolve(file));
    }
    assertThat(client.json("/api/runs").path("runs").size()).isEqualTo(1);
    assertThat(client.ask("curves", "gone").statusCode()).isEqualTo(404);
  }

  @Test
  void damagedStudiesAreNamed() {
    ShownRuns.write(runs.evaluation().resolve("a/study.yaml"), "question: [\n");
    ShownRuns.write(runs.evaluation().resolve("b/study.yaml"), "question: So?\n");
    ShownRuns.write(runs.evaluation().resolve("b/results.csv"), "variant,loss\nswiglu,1\ngeglu");
    assertThat(client.json("/api/runs").at("/studies/0/problem").asText()).contains("study.yaml");
    assertThat(client.json("/api/study?study=b").path("problem").asText())
        .contains("line 3 of results.csv");
    assertThat(client.json("/api/study?study=a").has("problem")).isTrue();
  }
}
