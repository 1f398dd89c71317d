package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Effect;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.Json;
import io.sluice.run.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a base (a, b) and a start (x, y, z), in which b with z is not legal. */
class FactorReportTest {

  private static final String LINE = "gated({base}, {start})";

  private static FactorialDesign.Combination cell(String base, String start) {
    return new FactorialDesign.Combination(
        base + start, LINE, Map.of("base", base, "start", start));
  }

  private static Plan plan(FactorialDesign.Combination... plain) {
    List<FactorialDesign.Combination> cells = new ArrayList<>(List.of(plain));
    cells.addAll(
        List.of(cell("a", "x"), cell("a", "y"), cell("a", "z"), cell("b", "x"), cell("b", "y")));
    return Rows.plan(
        Optional.of(
            new FactorialDesign(
                List.of(
                    Factor.of("base", List.of("a", "b")),
                    Factor.of("start", List.of("x", "y", "z"))),
                cells,
                List.of(),
                List.of(new FactorialDesign.LeftOut("gated(b, z)", "b does not fit z")))),
        List.of(1L, 2L),
        cells.stream().map(FactorialDesign.Combination::notation).toArray(String[]::new));
  }

  private static final List<ResultRow> ROWS =
      Rows.all(
          Rows.of("ax", 1000, 150, 9, 9),
          Rows.of("ax", 1000, 300, 2.0, 2.2),
          Rows.of("ay", 1000, 300, 2.1, 2.3),
          Rows.of("az", 1000, 300, 2.4, 2.8),
          Rows.of("bx", 1000, 300, 1.9, 2.0),
          Rows.of("by", 1000, 300, 1.7, 2.0));

  private static Effect effect(List<ResultRow> rows, String factor, String level) {
    Analysis analysis = LanguageReport.analysis(plan(), rows);
    return analysis.plan().crossed().stream()
        .filter(each -> each.name().equals(factor))
        .flatMap(each -> analysis.effects(List.of(each), LanguageReport.LOSS).stream())
        .filter(effect -> effect.level().equals(level))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void effectsAreMeansOverCompleteBlocks() {
    // Blocks of base: x and y; z has no b.
    Effect a = effect(ROWS, "base", "a");
    assertThat(a.blocks()).isEqualTo(2);
    assertThat(a.plannedBlocks()).isEqualTo(3);
    assertThat(a.n()).isEqualTo(2);
    // Seed 1: (2.0 + 2.1) / 2 = 2.05, seed 2: (2.2 + 2.3) / 2 = 2.25; deviation 0.2 / sqrt(2).
    assertThat(a.mean().getAsDouble()).isCloseTo(2.15, within(1e-12));
    assertThat(a.spread().getAsDouble()).isCloseTo(0.14142135623731, within(1e-12));
    assertThat(a.difference()).isEmpty();
    // Seed 1: 1.8, seed 2: 2.0; less a: -0.25 and -0.25.
    Effect b = effect(ROWS, "base", "b");
    assertThat(b.mean().getAsDouble()).isCloseTo(1.9, within(1e-12));
    assertThat(b.difference().orElseThrow().mean()).isCloseTo(-0.25, within(1e-12));
    assertThat(b.difference().orElseThrow().n()).isEqualTo(2);
    // The only block of start with all three values is a.
    assertThat(effect(ROWS, "start", "x").blocks()).isEqualTo(1);
    assertThat(effect(ROWS, "start", "x").plannedBlocks()).isEqualTo(2);
    assertThat(effect(ROWS, "start", "x").mean().getAsDouble()).isCloseTo(2.1, within(1e-12));
    // Differences 0.4 and 0.6: mean 0.5, deviation 0.1414214; t(0.975, 1) = 12.7062047, so the half
    // width is 12.7062047 x 0.1414214 / sqrt(2) = 1.2706205.
    Difference z = effect(ROWS, "start", "z").difference().orElseThrow();
    assertThat(z.mean()).isCloseTo(0.5, within(1e-12));
    assertThat(z.interval().orElseThrow().low()).isCloseTo(-0.7706205, within(1e-7));
    assertThat(z.interval().orElseThrow().high()).isCloseTo(1.7706205, within(1e-7));
  }

  @Test
  void aDivergedRunTakesItsBlockAway() {
    List<ResultRow> rows = new ArrayList<>(ROWS);
    rows.removeIf(row -> row.variant().equals("by") && row.seed() == 2);
    rows.add(Rows.diverged("by", 2, 300, 7));
    Effect a = effect(rows, "base", "a");
    assertThat(a.blocks()).isEqualTo(1);
    assertThat(a.mean().getAsDouble()).isCloseTo(2.1, within(1e-12));
    assertThat(effect(rows, "base", "b").difference().orElseThrow().n()).isEqualTo(2);
  }

  @Test
  void withoutACompleteBlockThereIsNoEffect() {
    List<ResultRow> rows = new ArrayList<>(ROWS);
    rows.removeIf(row -> row.variant().equals("az") && row.seed() == 1);
    rows.add(Rows.diverged("az", 1, 300, 7));
    Effect x = effect(rows, "start", "x");
    Report report = Rows.report(plan(), rows);
    assertThat(x.blocks()).isZero();
    assertThat(x.n()).isZero();
    assertThat(x.mean()).isEmpty();
    assertThat(report.text(100)).contains("start   x      0 of 2");
    assertThat(report.text(100)).contains("no block");
  }

  @Test
  void seedsThatAVariantLacksAreLeftOut() {
    List<ResultRow> rows = new ArrayList<>(ROWS);
    rows.removeIf(row -> row.variant().equals("by") && row.seed() == 2);
    Effect b = effect(rows, "base", "b");
    assertThat(b.n()).isEqualTo(1);
    assertThat(b.blocks()).isEqualTo(2);
    assertThat(b.mean().getAsDouble()).isCloseTo(1.8, within(1e-12));
    assertThat(b.difference().orElseThrow().interval()).isEmpty();
  }

  @Test
  void tablesHaveAColumnAFactorAndARowAValue() {
    assertThat(Rows.report(plan(), ROWS).text(100))
        .contains(
            """
            Factors

            base  start    loss  spread    vs ax      95 % interval  verdict
            a     x      2.1000  0.1414                              baseline
            a     y      2.2000  0.1414   0.1000   0.1000 to 0.1000  higher
            a     z      2.6000  0.2828   0.5000  -0.7706 to 1.7706  within noise
            b     x      1.9500  0.0707  -0.1500  -0.7853 to 0.4853  within noise
            b     y      1.8500  0.2121  -0.2500  -0.8853 to 0.3853  within noise

            factor  value  blocks    loss  spread  vs first       95 % interval  verdict       n
            base    a      2 of 3  2.1500  0.1414                                first         2
            base    b      2 of 3  1.9000  0.1414   -0.2500  -0.2500 to -0.2500  lower         2
            start   x      1 of 2  2.1000  0.1414                                first         2
            start   y      1 of 2  2.2000  0.1414    0.1000    0.1000 to 0.1000  higher        2
            start   z      1 of 2  2.6000  0.2828    0.5000   -0.7706 to 1.7706  within noise  2

            left out, since it is not legal: gated(b, z): b does not fit z
            effects: after 300 steps, the mean loss of a value over blocks. A block is a line of the study with
            """);
  }

  @Test
  void linesAreNumberedWhereThereAreSeveral() {
    Plan plan = plan(new FactorialDesign.Combination("plain", "plain", Map.of()));
    List<ResultRow> rows = Rows.all(ROWS, Rows.of("plain", 1000, 300, 2.0, 2.2));
    String markdown = Rows.report(plan, rows).markdown();
    assertThat(markdown)
        .contains("| line | base | start |   loss |")
        .contains("|    1 |      |       | 2.1000 | 0.1414 |")
        .contains("|    2 | a    | x     | 2.1000 | 0.1414 |")
        .contains("- line 1: plain\n- line 2: " + LINE + "\n")
        .contains("- left out, since it is not legal: gated(b, z): b does not fit z\n")
        .contains("of these 3 effects together, by p-values adjusted by Holm");
  }

  @Test
  void narrowTerminalGetsWhatFits() {
    String text = Rows.report(plan(), ROWS).text(60);
    assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(60);
    assertThat(text)
        .contains(
            """
            start    loss    vs ax      95 % interval  verdict
            base a:
            x      2.1000                              baseline
            y      2.2000   0.1000   0.1000 to 0.1000  higher
            z      2.6000   0.5000  -0.7706 to 1.7706  within noise
            base b:
            x      1.9500  -0.1500  -0.7853 to 0.4853  within noise
            y      1.8500  -0.2500  -0.8853 to 0.3853  within noise
            also in report.md: spread
            """);
  }

  @Test
  void effectsAreKeptAsAFile(@TempDir Path folder) throws IOException {
    Rows.report(plan(), ROWS).write(folder);
    List<String> lines = Files.readAllLines(folder.resolve(StudyFolder.FACTORS));
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            "factor,value,mark,blocks,planned_blocks,seeds,loss_nats,spread_nats,first,difference_nats,low_nats,high_nats");
    assertThat(lines.get(1)).matches("base,a,300,2,3,2,2\\.15\\d*,0\\.1414\\d*,a,,,");
    assertThat(lines.get(5))
        .matches(
            "start,z,300,1,2,2,2\\.(6|59)\\d*,0\\.28\\d*,x,0\\.(5|49)\\d*,-0\\.77\\d*,1\\.77\\d*");
  }

  @Test
  void aStudyWithoutFactorsHasNeitherSectionNorFile(@TempDir Path folder) {
    Report report = Rows.report(Rows.plan("swiglu"), Rows.of("swiglu", 1000, 300, 2.0, 2.1, 2.2));
    report.write(folder);
    assertThat(folder.resolve(StudyFolder.FACTORS)).doesNotExist();
    assertThat(report.markdown()).doesNotContain("Factors", "Overhead");
    assertThat(Json.line(report.data())).doesNotContain("effects", "overhead");
  }

  @Test
  void effectsAreThereForPrograms() {
    assertThat(Json.pretty(Rows.report(plan(), ROWS).data()))
        .contains("\"effects\" : [", "\"planned_blocks\" : 3");
  }
}
