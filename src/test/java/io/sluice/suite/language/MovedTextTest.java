package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.LanguageSamples.train;
import static io.sluice.suite.language.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A text file that lies elsewhere than where the run began with it. */
class MovedTextTest extends InterruptedRunTest {

  @Test
  void isTakenIfItIsTheSame() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    train(run.recipe(), sources, undisturbed);
    Path text = Path.of(run.recipe().corpus().text().orElseThrow());
    Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("other-name.txt");
    Files.move(text, moved);
    try {
      assertRefused(() -> resume(sources, run.folder()))
          .contains(text + " does not exist")
          .contains("--text");
      resumeWith(moved);
      FinishedRun.assertSame(run.folder(), undisturbed);
    } finally {
      Files.move(moved, text);
    }
  }

  @Test
  void isRefusedIfItIsAnother() throws IOException {
    Path other = folder.resolve("another.txt");
    String text = Files.readString(Path.of(run.recipe().corpus().text().orElseThrow()));
    Files.writeString(other, text.replaceFirst("heron", "heros"));
    assertRefused(() -> resumeWith(other))
        .contains("has changed since the run began: restore " + other);
  }

  @Test
  void belongsToARunOnATextFile() {
    assertRefused(() -> CorpusChoice.named("fables").movedTo(folder.resolve("x.txt")))
        .contains("--text", "corpus fables", "leave it out");
    CorpusChoice choice = CorpusChoice.file(folder.resolve("x.txt"), 0.25, OptionalDouble.empty());
    assertThat(choice.movedTo(folder.resolve("y.txt")))
        .isEqualTo(CorpusChoice.file(folder.resolve("y.txt"), 0.25, OptionalDouble.empty()));
  }

  /** What somebody says of it is looked at, and not passed over. */
  @Test
  void isLookedAtWhenNothingIsLeftToDo() throws IOException {
    resume(sources, run.folder());
    Path text = Path.of(run.recipe().corpus().text().orElseThrow());
    resumeWith(text);
    Path other = folder.resolve("another.txt");
    Files.writeString(other, Files.readString(text).replaceFirst("heron", "heros"));
    assertRefused(() -> resumeWith(other)).contains("has changed since the run began: restore");
    assertRefused(() -> resumeWith(folder.resolve("none.txt"))).contains("none.txt does not exist");
  }

  private void resumeWith(Path text) {
    new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
        .resume(run.folder(), Optional.of(text), Optional.empty());
  }
}
