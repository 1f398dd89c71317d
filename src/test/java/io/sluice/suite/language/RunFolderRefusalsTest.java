package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.LanguageSamples.train;
import static io.sluice.suite.language.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A folder that is not free to be trained into, or holds nothing to go on with. */
class RunFolderRefusalsTest extends InterruptedRunTest {

  @Test
  void aRunThatSomebodyIsTrainingIsRefused() throws IOException {
    try (RunLock lock = RunDirectory.open(run.folder()).lock()) {
      run.assertResumeRefused(sources).contains("is being written by another training");
    }
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    Map<String, List<Byte>> before = FolderContent.of(run.folder());
    assertRefused(() -> train(run.recipe(), sources, run.folder()))
        .contains("already in use: it holds a run");
    assertThat(FolderContent.of(run.folder())).isEqualTo(before);
    Path letters = Files.createDirectory(folder.resolve("letters"));
    Files.writeString(letters.resolve("letter.txt"), "dear");
    assertRefused(() -> train(run.recipe(), sources, letters)).contains("it holds letter.txt");
    assertThat(FolderContent.of(letters)).containsOnlyKeys("letter.txt");
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    assertRefused(() -> resume(sources, folder.resolve("nowhere"))).contains("does not exist");
    assertRefused(() -> resume(sources, folder)).contains("holds no run");
    assertRefused(() -> TrainedModel.open(folder, LanguageSamples.SETTINGS, LanguageSamples.PROOFS))
        .contains("holds no run");
  }
}
