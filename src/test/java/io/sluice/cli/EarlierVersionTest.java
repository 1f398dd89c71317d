package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of versions that did not mark their files are read, with one sentence about it. */
class EarlierVersionTest {

  private static final String NOTE = "begun by an earlier version: nothing tells whether";

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void aRunIsReadWithOneNotice(SuiteRuns suite) throws IOException {
    Path run = suite.train(home, 1);
    Path marked = SuiteRuns.copy(run, home.resolve("marked"));
    unmark(run);
    for (String command : suite.commands()) {
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(command + typed.err()).isEqualTo(Exit.DONE);
      assertThat(typed.err().split(NOTE, -1)).as(command + typed.err()).hasSize(2);
      assertThat(typed.err()).contains("note: " + run + " was begun");
    }
    SuiteRuns.unfinish(run);
    Typed resumed = SuiteRuns.type(home, suite.resume(), run);
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.DONE);
    assertThat(resumed.err().split(NOTE, -1)).hasSize(2);
    // What it has written itself is marked, and so are the files of a run of today.
    try (Safetensors own = Safetensors.open(run.resolve("model.safetensors"));
        Safetensors today = Safetensors.open(marked.resolve("model.safetensors"))) {
      assertThat(own.metadata().get("identity"))
          .hasSize(64)
          .isEqualTo(today.metadata().get("identity"));
    }
    // An unmarked file is nothing that a run of today has written.
    unmark(run);
    for (String file : List.of("model.safetensors", "result.json")) {
      Path mixed = SuiteRuns.copy(marked, home.resolve("mixed-" + file));
      Files.delete(mixed.resolve(file));
      Files.copy(run.resolve(file), mixed.resolve(file));
      Typed refused = SuiteRuns.type(home, suite.resume(), mixed);
      assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains(mixed.resolve(file) + " does not say that it belongs to this run");
    }
  }

  /** It is lengthened twice, to the weights of a run of today. */
  @ParameterizedTest
  @EnumSource
  void aRunIsLengthened(SuiteRuns suite) throws IOException {
    Path run = suite.train(home, 1);
    Path marked = SuiteRuns.copy(run, home.resolve("marked"));
    unmark(run);
    String longer = suite.resume() + " --" + RunSuite.valueOf(suite.name()).unit() + " ";
    for (String length : List.of("6", "8")) {
      Typed today = SuiteRuns.type(home, longer + length, marked);
      assertThat(today.exit()).as(today.err()).isEqualTo(Exit.DONE);
      Typed typed = SuiteRuns.type(home, longer + length, run);
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
      assertThat(typed.err().split(NOTE, -1)).hasSize(2);
      assertThat(run.resolve("model.safetensors"))
          .hasSameBinaryContentAs(marked.resolve("model.safetensors"));
    }
  }

  @Test
  void aStudyReusesThemWithOneNotice() throws IOException {
    Typed.homeWithCorpus(home);
    Path plan =
        Typed.write(
            home.resolve("eval/old/study.yaml"),
            """
            question: Which?
            recipe: quick
            corpus: tiny
            feed_forward: [swiglu, geglu]
            baseline: swiglu
            seeds: [1, 2]
            marks: [2]
            schedule: shared
            precision: fp32
            """);
    Typed first = Typed.in(home, "compare", plan.toString(), "--json");
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    assertThat(first.err()).doesNotContain("note:");
    Path swiglu = home.resolve("checkpoints/old/swiglu-seed-1");
    Path foreign =
        SuiteRuns.copy(home.resolve("checkpoints/old/swiglu-seed-2"), home.resolve("kept"));
    byte[] metrics = Files.readAllBytes(swiglu.resolve("metrics.jsonl"));
    for (String file : List.of("metrics.jsonl", "result.json")) {
      byte[] own = Files.readAllBytes(swiglu.resolve(file));
      Files.write(swiglu.resolve(file), Files.readAllBytes(foreign.resolve(file)));
      Typed refused = Typed.in(home, "compare", plan.toString());
      assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
      assertThat(refused.err()).contains(swiglu.resolve(file) + " belongs to another run");
      Files.write(swiglu.resolve(file), own);
    }
    List<String> lines = Files.readAllLines(swiglu.resolve("metrics.jsonl"));
    Files.write(
        swiglu.resolve("metrics.jsonl"),
        lines.stream().filter(l -> !l.contains("\"train\",\"step\":1")).toList());
    Typed lacking = Typed.in(home, "compare", plan.toString());
    assertThat(lacking.exit()).isEqualTo(Exit.DONE);
    assertThat(lacking.err())
        .contains(
            "note: 1 of "
                + lines.size()
                + " records are missing from "
                + swiglu.resolve("metrics.jsonl"));
    Files.write(swiglu.resolve("metrics.jsonl"), metrics);

    try (Stream<Path> runs = Files.list(home.resolve("checkpoints/old"))) {
      for (Path run : runs.filter(Files::isDirectory).toList()) {
        unmark(run);
      }
    }
    Typed again = Typed.in(home, "compare", plan.toString(), "--json");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.err().split(NOTE, -1)).hasSize(2);
    assertThat(again.err()).contains("and 3 others were begun");
  }

  /** Takes out of a run's files what versions before did not write. */
  private static void unmark(Path folder) throws IOException {
    RunDirectory run = RunDirectory.open(folder);
    for (Path file : List.of(run.config(), run.result())) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode tree = (ObjectNode) mapper.readTree(file.toFile());
      tree.remove("identity");
      if (tree.get("provenance") instanceof ObjectNode provenance) {
        provenance.remove("identity");
      }
      mapper.writeValue(file.toFile(), tree);
    }
    Files.write(
        run.metrics(),
        Files.readAllLines(run.metrics()).stream()
            .filter(line -> !line.contains("\"type\":\"run\""))
            .toList());
    Files.write(run.done(), new byte[0]);
    for (Path file : List.of(run.model(), run.trainingState(), run.initialActivations())) {
      if (Files.exists(file)) {
        unmarkTensors(file);
      }
    }
  }

  private static void unmarkTensors(Path file) {
    List<TensorSource> tensors = new ArrayList<>();
    Map<String, String> metadata;
    try (Safetensors old = Safetensors.open(file)) {
      metadata = new HashMap<>(old.metadata());
      for (String name : old.names()) {
        ByteBuffer data = old.data(name);
        tensors.add(TensorSource.of(name, old.type(name), old.shape(name), () -> data));
      }
    }
    metadata
        .keySet()
        .removeAll(
            List.of(
                "format",
                "writer",
                "sha256",
                "identity",
                "configuration",
                "metrics_records",
                "metrics_sha256"));
    Safetensors.write(file, metadata, tensors);
  }
}
