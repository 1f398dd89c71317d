package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that a terminal shows while something lasts. */
class StatusLinesTest {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Width width = Width.of(100);

  private final Progress bar =
      Progress.of(
          new Terminal(
              new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
              new PrintStream(screen, true, StandardCharsets.UTF_8),
              true,
              width,
              width),
          "tokens");

  /** What was drawn since the last question. */
  private List<String> drawn() {
    List<String> drawn = List.of(screen.toString(StandardCharsets.UTF_8).split("[\r\n]+", -1));
    screen.reset();
    return drawn;
  }

  private String last() {
    List<String> drawn = drawn();
    return drawn.get(drawn.size() - 1);
  }

  private static TrainRecord step(long step) {
    return new TrainRecord(step, 2.3456, 1e-3, 1, step * 100, 12_345, step);
  }

  private static ValidationRecord validation(long step, double loss) {
    return new ValidationRecord(
        step,
        loss,
        Math.exp(loss),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        100,
        step,
        OptionalDouble.empty());
  }

  @Test
  void aRunDoesNotShowTheLossOfTheOneBefore() {
    bar.onStart(1, 2);
    bar.onStep(step(1));
    bar.onValidation(validation(1, 2.2755));
    assertThat(last()).contains("validation 2.276");
    bar.onStart(1, 2);
    bar.onStep(step(1));
    bar.onValidationStart(1);
    assertThat(drawn()).noneMatch(line -> line.contains("validation 2"));
  }

  @Test
  void itSaysWhatIsDoneThatIsNoStep() {
    bar.onStart(1, 1);
    assertThat(last()).contains("step 0 of 1", "starting").doesNotContain("?");
    bar.onStep(step(1));
    bar.onValidationStart(1);
    assertThat(last()).contains("100 %", "step 1 of 1", "validating");
    bar.onValidation(validation(1, 2));
    assertThat(last()).contains("validation 2.000").doesNotContain("validating");
    bar.onSaveStart(1);
    assertThat(last()).contains("saving");
    bar.onSaved(1);
    assertThat(last()).doesNotContain("saving");
  }

  @Test
  void itFollowsTheTerminal() {
    bar.onStart(1, 1000);
    bar.onStep(step(1));
    bar.onSaved(1);
    assertThat(last().length()).isGreaterThan(70).isLessThan(100);
    Progress narrow =
        Progress.of(
            new Terminal(
                System.out,
                new PrintStream(screen, true, StandardCharsets.UTF_8),
                true,
                width,
                Width.of(40)),
            "tokens");
    narrow.onStart(1, 1000);
    narrow.onStep(step(1));
    narrow.onSaved(1);
    assertThat(drawn()).allMatch(line -> line.length() < 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 50, 70, 79, 80, 100, 200})
  void stepLossAndTimeLeftAreThereAtAnyWidth(int columns) {
    Random random = new Random(columns);
    for (int i = 0; i < 2000; i++) {
      long steps = 1L + random.nextInt(1_000_000);
      long step = 1L + random.nextInt((int) steps);
      double loss = Math.exp(random.nextGaussian() * 3);
      Duration left = Duration.ofSeconds((long) Math.exp(random.nextDouble() * 16));
      TrainingLine line =
          new TrainingLine(
              step,
              steps,
              OptionalDouble.of(loss),
              OptionalDouble.of(loss / 2),
              Optional.of("1,234,567 tokens/s"),
              Optional.of(left),
              "");
      String text = line.in(columns - 1);
      String loose = text.replace(",", "");
      assertThat(text.length()).as(text).isLessThan(columns);
      assertThat(loose).containsAnyOf("step " + step + " of " + steps, step + "/" + steps + " ");
      assertThat(text).containsPattern("loss [0-9.e+-]+").containsPattern("[0-9]+ ?[smhdin]+ left");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, '[============>                           ]  30 % step 300 of 1,000, loss 2.346, validation 1.500, 9 s left'",
    "70, 'step 300 of 1,000, loss 2.346, validation 1.500, 9 s left'",
    "40, 'step 300 of 1,000, loss 2.346, 9 s left'",
    "39, '300/1000 loss 2.346 9s left'"
  })
  void soItLooks(int columns, String text) {
    TrainingLine line =
        new TrainingLine(
            300,
            1000,
            OptionalDouble.of(2.3456),
            OptionalDouble.of(1.5),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(9)),
            "");
    assertThat(line.in(columns - 1)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 70, 100})
  void aDownloadFitsToo(int columns) {
    String name = "a-rather-long-name-of-an-archive-with-images.tar.gz";
    String text = new FetchLine(name, 123_000_000, 170_500_000, 2.5e6).in(columns - 1);
    assertThat(text.length()).isLessThan(columns);
    assertThat(text).startsWith("a-rather-l").contains("72 %", "19 s left");
  }
}
