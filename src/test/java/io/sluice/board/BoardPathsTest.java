package io.sluice.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing outside of the two folders is answered. */
class BoardPathsTest {

  private static final String SECRET = "do-not-tell";

  @TempDir static Path folder;

  private static Board board;
  private static BoardClient client;
  private static Path outside;

  @BeforeAll
  static void open() throws IOException {
    ShownRuns runs = new ShownRuns(folder.resolve("home"));
    runs.run("mine", "swiglu", 3);
    runs.run("study/inner", "swiglu", 3);
    ShownRuns.write(runs.evaluation().resolve("asked/study.yaml"), "question: Is it so?\n");
    outside = new ShownRuns(folder.resolve("elsewhere")).run("run", SECRET, 3);
    ShownRuns.write(outside.resolve("metrics.jsonl"), ShownRuns.step(1, 4242.5));
    ShownRuns.write(outside.resolve("study.yaml"), "question: " + SECRET + "\n");
    ShownRuns.write(outside.resolve("results.csv"), SECRET + "\n1\n");

    Files.createSymbolicLink(runs.checkpoints().resolve("link"), outside);
    Files.createSymbolicLink(runs.checkpoints().resolve("parent"), outside.getParent());
    Files.createSymbolicLink(runs.checkpoints().resolve("loop"), runs.checkpoints());
    Files.createSymbolicLink(runs.evaluation().resolve("link"), outside);
    for (String file : new String[] {"config.json", "metrics.jsonl"}) {
      Path run = runs.run("linked-" + file, "swiglu", 3);
      Files.delete(run.resolve(file));
      Files.createSymbolicLink(run.resolve(file), outside.resolve(file));
    }
    for (String file : new String[] {"study.yaml", "results.csv"}) {
      ShownRuns.write(
          runs.evaluation()
              .resolve("linked-" + file)
              .resolve(file.equals("study.yaml") ? "results.csv" : "study.yaml"),
          "question: Why?\n");
      Files.createSymbolicLink(
          runs.evaluation().resolve("linked-" + file).resolve(file), outside.resolve(file));
    }
    board = runs.board();
    client = new BoardClient(board);
    client.json("/api/runs");
  }

  @AfterAll
  static void close() {
    board.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../elsewhere/checkpoints/run",
        "mine/../../elsewhere/checkpoints/run",
        "../../elsewhere/checkpoints/run",
        "./mine",
        "mine/",
        "mine/../mine",
        "..",
        ".",
        "",
        "/",
        "link",
        "parent/run",
        "loop/mine",
        "..\\elsewhere\\checkpoints\\run",
        "%2e%2e/elsewhere/checkpoints/run",
        "mine\u0000",
        "file:///etc/passwd",
        "study"
      })
  void onlyNamesOfTheListAreRuns(String name) {
    for (String path : new String[] {"curves", "configuration", "activations"}) {
      HttpResponse<String> answer = client.ask(path, name);
      assertThat(answer.statusCode()).as(path).isBetween(400, 499);
      assertThat(answer.body()).doesNotContain(SECRET, "4242.5");
    }
  }

  @Test
  void absolutePathsAreNoRuns() {
    assertThat(client.ask("curves", outside.toString()).statusCode()).isEqualTo(404);
    assertThat(client.get("/api/study?study=" + outside).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../elsewhere/checkpoints/run/config.json",
        "/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%252e%252e/etc/passwd",
        "/api/../../etc/passwd",
        "/board.html/../package-info.class",
        "//etc/passwd",
        "/..;/etc/passwd",
        "/checkpoints/mine/config.json",
        "/mine/config.json",
        "/io/sluice/board/Board.class",
        "/META-INF/MANIFEST.MF"
      })
  void pathsAreNotFiles(String path) {
    assertThat(client.raw("GET " + path + " HTTP/1.1", "Host: localhost"))
        .containsPattern("^HTTP/1.1 4\\d\\d")
        .doesNotContain(SECRET, "root:", "Manifest-Version");
  }

  @Test
  void runsInsideAreListedAndLinksAreNot() {
    assertThat(client.json("/api/runs").path("runs").findValuesAsText("name"))
        .containsExactly("linked-config.json", "linked-metrics.jsonl", "mine", "study/inner");
    assertThat(client.json("/api/runs").path("studies").findValuesAsText("name"))
        .containsExactly("asked", "linked-results.csv", "linked-study.yaml");
  }

  @Test
  void filesThatAreLinksAreMissing() {
    assertThat(client.summary("linked-config.json").path("state").asText()).isEqualTo("damaged");
    assertThat(client.summary("linked-metrics.jsonl").has("loss")).isFalse();
    assertThat(client.ask("configuration", "linked-config.json").body()).doesNotContain(SECRET);
    assertThat(client.ask("curves", "linked-metrics.jsonl").body()).doesNotContain("4242.5");
    assertThat(client.get("/api/study?study=linked-results.csv").body()).doesNotContain(SECRET);
    assertThat(client.get("/api/study?study=linked-study.yaml").body()).doesNotContain(SECRET);
  }

  @Test
  @Timeout(20)
  void aPipeIsNotWaitedFor() throws Exception {
    Path run = new ShownRuns(folder.resolve("home")).run("piped", "swiglu", 3);
    Files.delete(run.resolve("metrics.jsonl"));
    Process made =
        new ProcessBuilder("mkfifo", run.resolve("metrics.jsonl").toString()).inheritIO().start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(client.summary("piped").has("loss")).isFalse();
    assertThat(client.curves("piped").at("/train/rows").asInt()).isZero();
    Files.delete(run.resolve("metrics.jsonl"));
    Files.delete(run.resolve("config.json"));
    Files.delete(run.resolve("run.lock"));
  }
}
