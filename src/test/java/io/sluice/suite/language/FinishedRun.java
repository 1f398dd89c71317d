package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.Json;
import io.sluice.run.MirroredEvents;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What two runs must have in common to count as one and the same. */
final class FinishedRun {

  private FinishedRun() {}

  /** Every number but the times, to the last bit. */
  static void assertSame(Path actual, Path expected) throws IOException {
    RunDirectory one = RunDirectory.open(actual);
    RunDirectory other = RunDirectory.open(expected);
    assertThat(UntimedMetrics.of(one.metrics())).isEqualTo(UntimedMetrics.of(other.metrics()));
    assertThat(one.model()).hasSameBinaryContentAs(other.model());
    assertThat(Json.read(one.result(), RunResult.class))
        .usingRecursiveComparison()
        .ignoringFields("run", "elapsedS", "tokensPerS")
        .isEqualTo(Json.read(other.result(), RunResult.class));
    assertThat(names(actual)).isEqualTo(names(expected)).contains("DONE");
    MirroredEvents.require(actual);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !MirroredEvents.isEvents(file))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
