package io.sluice.study;

import static io.sluice.study.TinyStudies.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiment.StudyDiary;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.suite.language.LanguageRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study does not begin, and that nothing is lost then. */
class StudyRefusalsTest {
  @TempDir Path folder;
  private TinyStudies tiny;

  @BeforeEach
  void writeText() throws IOException {
    tiny = TinyStudies.in(folder);
  }

  @Test
  void otherSettingsInTheFolderAreRefused() throws IOException {
    Study study = study(Schedule.SHARED, "swiglu");
    tiny.run(study, new StudyDiary(8));
    byte[] written = tiny.results();
    assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0), name -> tiny.recipe(2e-2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(tiny.checkpoints().resolve("swiglu-seed-5").toString())
        .hasMessageContaining("recipe.training.schedule.peak is 0.01 there and 0.02 here")
        .hasMessageContaining(
            "; put that back as it was, delete that folder, or choose another --name")
        .hasMessageNotContaining("--threads");
    assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0), name -> tiny.recipe(1e-2), 2))
        .hasMessageContaining("compute.threads is 1 there and 2 here")
        .hasMessageContaining("continue the study with --threads 1, delete that folder, or choose");
    assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0), name -> tiny.recipe(2e-2), 2))
        .hasMessageContaining("recipe.training.schedule.peak")
        .hasMessageNotContaining("--threads");
    Files.writeString(tiny.text(), "changed ".repeat(300));
    assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0)))
        .hasMessageContaining("text.corpus is ");
    assertThat(tiny.results()).isEqualTo(written);
  }

  @Test
  void anotherStudyOfTheSameNameIsRefused() {
    tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(1));
    assertThatThrownBy(() -> tiny.run(study(Schedule.SHARED, "geglu"), new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("study.yaml holds another study")
        .hasMessageContaining("--name");
  }

  @Test
  void aRefusedStudyLeavesNothing() throws IOException {
    tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(1));
    TinyStudies other = tiny.withRunsElsewhere();
    assertThatThrownBy(() -> other.run(study(Schedule.SHARED, "geglu"), new StudyDiary(0)))
        .hasMessageContaining("study.yaml holds another study");
    assertThat(other.checkpoints()).doesNotExist();
    assertThat(tiny.checkpoints().resolve("study.lock")).exists();
  }

  /** Nor does it take anything away that somebody else made. */
  @Test
  void aRefusedStudyLeavesFoldersAsTheyWere() throws IOException {
    tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(1));
    TinyStudies other = tiny.withRunsElsewhere();
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Files.createSymbolicLink(other.checkpoints(), kept);
    assertThatThrownBy(() -> other.run(study(Schedule.SHARED, "geglu"), new StudyDiary(0)))
        .hasMessageContaining("study.yaml holds another study");
    assertThat(kept).isEmptyDirectory();
    assertThat(other.checkpoints()).isSymbolicLink();

    // Another process may have opened the lock's file, and would lock one that is deleted.
    RunLock.ofStudy(kept).close();
    assertThatThrownBy(() -> other.run(study(Schedule.SHARED, "geglu"), new StudyDiary(0)))
        .hasMessageContaining("study.yaml holds another study");
    assertThat(kept.resolve("study.lock")).exists();
  }

  @Test
  void aStudyWhoseFolderIsAFileLeavesNothing() throws IOException {
    Files.createDirectories(tiny.evaluation().getParent());
    Files.createFile(tiny.evaluation());
    assertThatThrownBy(() -> tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a file, not a folder: move it away");
    assertThat(tiny.checkpoints()).doesNotExist();
  }

  @Test
  void whatSomebodyElseTrainedMeanwhileIsSeen() {
    Study study = study(Schedule.SHARED, "swiglu");
    AtomicBoolean first = new AtomicBoolean(true);
    StudyDiary diary = new StudyDiary(0);
    Function<String, LanguageRecipe> slow =
        name -> {
          if (first.getAndSet(false)) {
            tiny.run(study, new StudyDiary(0));
          }
          return tiny.recipe(1e-2);
        };
    assertThat(tiny.run(study, diary, slow, 1).isComplete()).isTrue();
    assertThat(diary.lines).isNotEmpty().allMatch(line -> line.startsWith("skip"));
  }

  @Test
  void aStudyThatSomebodyElseBeganMeanwhileIsLeftAlone() {
    List<RunLock> others = new ArrayList<>();
    Function<String, LanguageRecipe> slow =
        name -> {
          others.add(RunLock.ofStudy(tiny.checkpoints()));
          return tiny.recipe(1e-2);
        };
    assertThatThrownBy(() -> tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(0), slow, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(tiny.checkpoints() + " is being trained by another comparison");
    assertThat(tiny.evaluation()).doesNotExist();
    others.forEach(RunLock::close);
  }

  @Test
  void aStudyThatSomebodyElseIsTrainingIsLeftAlone() {
    Study study = study(Schedule.SHARED, "swiglu");
    try (RunLock lock = RunLock.ofStudy(tiny.checkpoints())) {
      assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(tiny.checkpoints() + " is being trained by another comparison");
    }
  }

  @Test
  void aRunThatSomebodyElseIsTrainingIsLeftAlone() {
    Study study = study(Schedule.SHARED, "swiglu");
    tiny.run(study, new StudyDiary(1));
    RunDirectory begun = RunDirectory.open(tiny.checkpoints().resolve("swiglu-seed-5"));
    try (RunLock lock = begun.lock()) {
      assertThatThrownBy(() -> tiny.run(study, new StudyDiary(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is being written by another training");
    }
    assertThat(tiny.run(study, new StudyDiary(0)).isComplete()).isTrue();
  }

  @Test
  void unknownRecipesAreRefusedBeforeAnythingIsWritten() {
    Function<String, LanguageRecipe> none =
        name -> {
          throw new IllegalArgumentException("unknown recipe '" + name + "'");
        };
    assertThatThrownBy(() -> tiny.run(study(Schedule.SHARED, "swiglu"), new StudyDiary(0), none, 1))
        .hasMessage("'recipe': unknown recipe 'tiny'");
    assertThat(tiny.evaluation()).doesNotExist();
  }
}
