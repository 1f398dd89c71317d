package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Curves;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Sizes;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.CurveRow;
import io.sluice.run.MlpRow;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SizeScalingTest {
  private static final List<String> WIDTHS = List.of("32", "64", "128");
  private static final List<String> LINES = List.of("swiglu", "dynactglu");
  private static final Plan PLAN = plan(WIDTHS);

  private static Plan plan(List<String> widths) {
    List<FactorialDesign.Combination> all = new ArrayList<>();
    for (String width : widths) {
      for (String line : LINES) {
        all.add(
            new FactorialDesign.Combination(
                line + ", width=" + width, line, Map.of("model.width", width)));
      }
    }
    return Rows.plan(
        Optional.of(
            new FactorialDesign(
                List.of(Factor.of("model.width", widths)), all, List.of("model.width"), List.of())),
        List.of(1L, 2L, 3L),
        all.stream().map(FactorialDesign.Combination::notation).toArray(String[]::new));
  }

  private static final List<ResultRow> RESULTS =
      Rows.all(
          Rows.of("swiglu, width=32", 10_000, 300, 3.0, 3.1, 3.0),
          Rows.of("swiglu, width=64", 40_000, 300, 2.5, 2.5, 2.4),
          Rows.of("swiglu, width=128", 160_000, 300, 2.0, 2.1, 2.0),
          Rows.of("dynactglu, width=32", 10_000, 300, 2.8, 2.9, 2.85),
          Rows.of("dynactglu, width=64", 40_000, 300, 2.4, 2.4, 2.35),
          Rows.of("dynactglu, width=128", 160_000, 300, 2.0, 2.05, 1.95));

  private static List<CurveRow> curves(List<ResultRow> results) {
    return results.stream()
        .map(
            row ->
                new CurveRow(
                    row.variant(),
                    row.seed(),
                    OptionalLong.empty(),
                    300,
                    300,
                    row.trainingTokens(),
                    12,
                    OptionalDouble.empty(),
                    OptionalDouble.of(row.score().orElseThrow().lossNats()),
                    OptionalDouble.empty(),
                    OptionalDouble.of((double) row.model().flopsPerToken() * row.trainingTokens())))
        .toList();
  }

  private static Report report(Plan plan, List<ResultRow> results) {
    return LanguageReport.of(
        plan,
        results,
        List.of(),
        List.of(),
        curves(results),
        new TuningCurves(List.of()),
        List.of());
  }

  private static SizeScaling scaling(Analysis analysis) {
    return new SizeScaling(Curves.of(analysis, curves(RESULTS)).orElseThrow(), LanguageReport.LOSS);
  }

  private static <T> List<T> numbers(String name, Class<T> type) {
    Analysis analysis = LanguageReport.analysis(PLAN, RESULTS);
    Map<?, ?> data = (Map<?, ?>) scaling(analysis).of(analysis).orElseThrow().data().get("size");
    return ((List<?>) data.get(name)).stream().map(type::cast).toList();
  }

  /** Means and intervals with scipy.stats.t.ppf(0.975, 2) of SciPy 1.17.1. */
  @Test
  void theGapIsToTheBaselineOfTheSameSize() {
    List<SizeScaling.Gap> gaps = numbers("gaps", SizeScaling.Gap.class);
    assertThat(gaps)
        .extracting(SizeScaling.Gap::parameters)
        .containsExactly(10_000.0, 40_000.0, 160_000.0);
    assertThat(gaps.get(0).flops()).hasValue(6.0 * 10_000 * 300 * 2048);
    assertThat(gaps.get(0).mean()).isCloseTo(-0.18333333333333343, within(1e-9));
    assertThat(gaps.get(0).interval().orElseThrow().low())
        .isCloseTo(-0.2550442121624915, within(1e-9));
    assertThat(gaps.get(2).mean()).isCloseTo(-0.03333333333333344, within(1e-9));
    assertThat(gaps.get(2).interval().orElseThrow().high())
        .isCloseTo(0.03837754549582449, within(1e-9));
  }

  /** scipy.stats.linregress of logarithms: of all runs, and of those of each seed. */
  @Test
  void anExponentHasItsErrorAndIsComparedInPairs() {
    List<SizeScaling.Law> laws = numbers("laws", SizeScaling.Law.class);
    assertThat(laws).extracting(SizeScaling.Law::name).containsExactly("swiglu", "dynactglu");
    assertThat(laws.get(0).law().exponent()).isCloseTo(0.14431699075420237, within(1e-9));
    assertThat(laws.get(0).law().standardError()).isCloseTo(0.006591567486949897, within(1e-9));
    assertThat(laws.get(0).lessBaseline()).isEmpty();
    SizeScaling.Law dynactglu = laws.get(1);
    assertThat(dynactglu.law().factor()).isCloseTo(9.240157047501265, within(1e-9));
    assertThat(dynactglu.interval().low()).isCloseTo(0.1155262480560723, within(1e-9));
    assertThat(dynactglu.interval().high()).isCloseTo(0.14003102077429838, within(1e-9));
    assertThat(dynactglu.lessBaseline().orElseThrow())
        .isCloseTo(-0.01653835633901704, within(1e-9));
    assertThat(dynactglu.lessInterval().orElseThrow().low())
        .isCloseTo(-0.03597468346854041, within(1e-9));
    assertThat(dynactglu.lessInterval().orElseThrow().high())
        .isCloseTo(0.0028979707905063268, within(1e-9));
  }

  @Test
  void theReportHasBothTablesAndAPicture() {
    Report report = report(PLAN, RESULTS);
    assertThat(report.markdown())
        .contains("## Size")
        .contains("| variant   | parameters |   FLOPs |     gap |")
        .contains("| dynactglu |     10,000 | 3.69e10 | -0.1833 |")
        .contains("| dynactglu |     3 |  9.240 | 0.1278 |");
    assertThat(report.pictures()).containsKey("size.png");
  }

  /** A learning rate, or hinges, make no size. */
  @Test
  void aFactorThatHardlyChangesParametersIsNoSize() {
    List<ResultRow> alike =
        Rows.all(
            Rows.of("swiglu, width=32", 10_000, 300, 3.0, 3.1, 3.0),
            Rows.of("swiglu, width=64", 10_900, 300, 2.5, 2.5, 2.4),
            Rows.of("dynactglu, width=32", 10_000, 300, 2.8, 2.9, 2.85),
            Rows.of("dynactglu, width=64", 10_900, 300, 2.4, 2.4, 2.35));
    assertThat(report(PLAN, alike).markdown()).doesNotContain("## Size");
  }

  @Test
  void twoSizesHaveAGapAndNoLaw() {
    List<ResultRow> two = RESULTS.stream().filter(row -> !row.variant().endsWith("128")).toList();
    assertThat(report(plan(List.of("32", "64")), two).markdown())
        .contains("| dynactglu |     40,000 |")
        .doesNotContain("power law");
  }

  /** Hidden units are sizes within a data set; data sets are none of each other. */
  @Test
  void smallNetworksHaveSizesToo() {
    Plan plan =
        MlpRows.plan(
            100,
            List.of("concrete", "abalone"),
            List.of(5L, 10L, 20L),
            List.of("adact(pwl(9))", "scg(sigmoid)"),
            List.of(1L),
            3);
    Analysis analysis =
        MlpReport.analysis(
            plan,
            MlpRows.study(
                    List.of("concrete", "abalone"),
                    List.of(5L, 10L, 20L),
                    List.of("adact(pwl(9))", "scg(sigmoid)"),
                    3)
                .stream()
                .map(SizeScalingTest::withParameters)
                .toList());
    Sizes sizes = new Sizes(analysis);
    assertThat(sizes.contextName()).isEqualTo("data");
    assertThat(sizes.kinds())
        .extracting(kind -> kind.context() + ": " + kind.name() + " " + kind.arms().size())
        .containsExactly(
            "concrete: adact(pwl(9)) 3",
            "concrete: scg(sigmoid) 3",
            "abalone: adact(pwl(9)) 3",
            "abalone: scg(sigmoid) 3");
    assertThat(sizes.kinds().get(0).isBaseline()).isTrue();
  }

  private static MlpRow withParameters(MlpRow row) {
    return new MlpRow(
        row.study(),
        row.data(),
        row.hidden(),
        row.method(),
        row.seed(),
        row.fold(),
        row.iteration(),
        row.trainingError(),
        row.testError(),
        row.trainingErrorRate(),
        row.testErrorRate(),
        row.multiplies(),
        row.elapsedS(),
        row.dependent(),
        10 * row.hidden() + 1,
        row.conditions());
  }
}
