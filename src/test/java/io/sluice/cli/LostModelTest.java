package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is advised where a run has no model can be done, and brings the same model back. */
class LostModelTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void aLostModelIsMadeAgainAsAdvised(SuiteRuns suite) throws IOException {
    Path run = suite.train(home, 1);
    Path model = run.resolve("model.safetensors");
    byte[] before = Files.readAllBytes(model);
    Files.delete(model);
    for (String command : new String[] {suite.modelReaders().get(0), suite.resume()}) {
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.FAILED);
      assertThat(typed.err())
          .contains(model.getFileName() + " does not exist")
          .contains("take it and DONE out of the folder, and resume makes it again");
    }
    Files.delete(run.resolve("DONE"));
    Typed resumed = SuiteRuns.type(home, suite.resume(), run);
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.DONE);
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void theCommandThatGoesOnQuotesTheFolder(SuiteRuns suite) throws IOException {
    Path run = SuiteRuns.copy(suite.train(home, 1), home.resolve("it's my run"));
    Files.delete(run.resolve("DONE"));
    Files.delete(run.resolve("model.safetensors"));
    Typed typed = SuiteRuns.type(home, suite.modelReaders().get(0), run);
    assertThat(typed.err()).contains(" resume '" + home + "/it'\\''s my run'");
  }
}
