package io.sluice.suite.language;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test of a class gets a copy of one run that was stopped half-way. */
abstract class InterruptedRunTest {
  @TempDir static Path shared;
  private static InterruptedRun interrupted;

  @TempDir Path folder;
  TextSources sources;
  InterruptedRun run;

  @BeforeAll
  static void trainHalfWay() {
    interrupted = InterruptedRun.in(shared);
  }

  @BeforeEach
  void copy() throws IOException {
    sources = LanguageSamples.sources(folder);
    run = interrupted.copy(folder.resolve("run"));
  }
}
