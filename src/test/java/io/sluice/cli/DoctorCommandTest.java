package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir Path folder;

  @Test
  void tellsWhatIsLoadedAndFound() {
    Path home = Typed.homeWithCorpus(folder);
    Typed typed = Typed.in(home, "doctor", "--device", "cpu", "--threads", "1", "--json");
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    JsonNode report = typed.json();
    assertThat(report.get("engine").get("device").asText()).isEqualTo("cpu");
    assertThat(report.get("engine").get("threads").asInt()).isEqualTo(1);
    assertThat(report.get("engine").get("libtorch").asText()).contains("2.7.1");
    assertThat(report.get("corpora")).hasSize(2);
    assertThat(report.get("problems")).isEmpty();
    assertThat(Typed.in(home, "doctor", "--device", "cpu", "--threads", "1").out())
        .contains("tiny: on this machine", "absent: not on this machine, ");
  }

  @Test
  void aGpuThatIsAskedForAndAbsentIsAFailure() {
    Path home = Typed.homeWithCorpus(folder);
    JsonNode facts = Typed.in(home, "doctor", "--json").json().get("engine");
    assumeTrue(facts.get("gpus").asInt() == 0, "this machine has a GPU");
    Typed typed = Typed.in(home, "doctor", "--device", "gpu");
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.out()).contains("PROBLEM", "a GPU was asked for", "device         cpu");
    Typed training = Typed.in(home, "train", "--corpus", "tiny", "--device", "gpu");
    assertThat(training.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(training.err()).contains("a GPU was asked for");
    assertThat(home.resolve("checkpoints/quick-swiglu-seed-1")).doesNotExist();
  }
}
