package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyFolder;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.OverheadRow;
import io.sluice.suite.language.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyOverheadTest {

  @TempDir Path folder;
  private TinyStudies tiny;
  private final List<Benchmark> measured = new ArrayList<>();
  private final StudyDiary diary = new StudyDiary(0);

  @BeforeEach
  void writeText() throws IOException {
    tiny = TinyStudies.in(folder);
    Files.createDirectories(tiny.evaluation());
  }

  private List<OverheadRow> measure(int steps, String... variants) {
    Study plain = TinyStudies.study(Schedule.SHARED, variants);
    Study study =
        new Study(
            plain.question(),
            plain.recipe(),
            plain.corpus(),
            plain.text(),
            plain.validationShare(),
            plain.testShare(),
            plain.tokenizer(),
            plain.steps(),
            plain.feedForward(),
            plain.factors(),
            plain.baseline(),
            plain.margin(),
            plain.seeds(),
            plain.seedsUntil(),
            plain.marks(),
            plain.schedule(),
            plain.precision(),
            plain.reproducible(),
            plain.split(),
            plain.tune(),
            OptionalInt.of(steps),
            Optional.empty());
    MemoryMeter memory =
        (benchmark, settings) -> {
          measured.add(benchmark);
          return OptionalLong.of(1000L * measured.size());
        };
    return new StudyOverhead(
            name -> tiny.recipe(1e-2),
            new EngineSettings(DeviceChoice.CPU, PrecisionChoice.AUTO, 1),
            memory,
            diary.lines::add)
        .measure(study, 20, tiny.evaluation());
  }

  @Test
  void eachFormIsTimedBesideItsRelu() {
    List<OverheadRow> rows = measure(2, "swiglu", "gelu", "dynactglu");
    assertThat(rows)
        .extracting(row -> row.variant() + " " + row.relu().orElse("none") + " " + row.round())
        .containsExactly(
            "swiglu reglu 1",
            "swiglu reglu 2",
            "gelu relu 1",
            "gelu relu 2",
            "dynactglu reglu 1",
            "dynactglu reglu 2",
            "reglu reglu 1",
            "reglu reglu 2",
            "relu relu 1",
            "relu relu 2");
    assertThat(rows.get(4).parameters() - rows.get(0).parameters()).isEqualTo(2);
    assertThat(rows).allMatch(row -> row.stepS() > 0);
    assertThat(rows.get(0).conditions())
        .extracting(OverheadRow.Conditions::batch, OverheadRow.Conditions::context)
        .containsExactly(4L, 16L);
    assertThat(rows.get(0).conditions().vocabulary()).isEqualTo(20);
    assertThat(rows.get(0).conditions().precision()).isEqualTo("fp32");
    assertThat(rows.get(0).conditions().threads()).isEqualTo(1);
    assertThat(
            new RecordCsv<>(OverheadRow.class)
                .read(tiny.evaluation().resolve(StudyFolder.OVERHEAD)))
        .isEqualTo(rows);
  }

  @Test
  void memoryIsThatOfEachAlone() {
    List<OverheadRow> rows = measure(1, "relu", "dynactglu");
    assertThat(measured)
        .extracting(benchmark -> benchmark.shape().feedForward().notation())
        .containsExactly("relu", "dynactglu", "reglu");
    assertThat(measured)
        .allMatch(benchmark -> benchmark.shape().width() == 16 && benchmark.vocabulary() == 20);
    assertThat(rows)
        .extracting(OverheadRow::peakRssBytes)
        .containsExactly(OptionalLong.of(1000), OptionalLong.of(2000), OptionalLong.of(3000));
  }

  @Test
  void whatWasMeasuredIsKeptUntilSomethingElseIsAsked() {
    List<OverheadRow> first = measure(2, "swiglu", "gelu");
    assertThat(measure(2, "gelu", "swiglu")).isEqualTo(first);
    assertThat(diary.lines)
        .containsExactly(
            "overhead: 2 steps of each in turns, swiglu, gelu, reglu, relu",
            "overhead: memory of swiglu alone",
            "overhead: memory of gelu alone",
            "overhead: memory of reglu alone",
            "overhead: memory of relu alone",
            "overhead: measured before");
    assertThat(measured).hasSize(4);
    assertThat(measure(1, "swiglu", "gelu")).hasSize(4);
    assertThat(measure(1, "swiglu")).hasSize(2);
    assertThat(measured).hasSize(4 + 4 + 2);
  }

  @Test
  void theReluOfAFormIsThatOfAnyVariantOfIt() {
    assertThat(OverheadRows.relu(FeedForward.of("gated(dyn(mish))")))
        .isEqualTo(FeedForward.of("reglu"));
    assertThat(OverheadRows.relu(FeedForward.of("plain(dyn(mish))")))
        .isEqualTo(FeedForward.of("relu"));
  }
}
