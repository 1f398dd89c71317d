package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Curves;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.Sizes;
import io.sluice.experiment.Sizes.Kind;
import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.PowerLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether differences last with the size of the model: the gap to the baseline by size, and a power
 * law for each arm.
 *
 * @param curves the study's, which know how many operations a training took
 * @param metric a loss, which is above zero
 */
record SizeScaling(Curves curves, Metric metric) implements ReportPart {
  private static final int ENOUGH_SIZES = 3;

  /**
   * An arm in one size beside the baseline.
   *
   * @param context what is held besides
   * @param name what is compared
   * @param arm its levels
   * @param parameters trained numbers
   * @param flops of the whole training, where they are known
   * @param n pairs
   * @param mean difference
   * @param interval of it, 95 %, for itself; absent for one pair
   */
  record Gap(
      String context,
      String name,
      Map<String, String> arm,
      double parameters,
      OptionalDouble flops,
      int n,
      double mean,
      Optional<Interval> interval) {}

  /**
   * How the loss of a kind of model falls with its size.
   *
   * @param context what is held besides
   * @param name what is compared
   * @param sizes how many
   * @param law a · N^-b over all runs
   * @param interval of b, 95 %
   * @param lessBaseline b of each pair less that of the baseline, mean over pairs; absent for the
   *     baseline itself
   * @param lessInterval of it, 95 %; absent for one pair
   */
  record Law(
      String context,
      String name,
      int sizes,
      PowerLaw law,
      Interval interval,
      OptionalDouble lessBaseline,
      Optional<Interval> lessInterval) {}

  /** None where no factor of the study is a size. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Sizes sizes = new Sizes(analysis);
    List<Kind> kinds = sizes.kinds();
    List<Gap> gaps = gaps(sizes);
    List<Law> laws = kinds.stream().flatMap(kind -> law(sizes, kind).stream()).toList();
    if (gaps.isEmpty() && laws.isEmpty()) {
      return Optional.empty();
    }
    Plan plan = analysis.plan();
    List<ReportTable> tables = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!gaps.isEmpty()) {
      tables.add(gapTable(plan, sizes.contextName(), gaps));
      notes.add(
          "gap: %s less that of the baseline in the same size after %s, paired %s, with its 95 %% interval (%s), each for itself; FLOPs: of the whole training"
              .formatted(
                  metric.words(),
                  Numbers.count(plan.end(), plan.clock()),
                  plan.pairedHow(),
                  Columns.student(plan)));
    }
    if (!laws.isEmpty()) {
      String baseline =
          kinds.stream()
              .filter(Kind::isBaseline)
              .map(Kind::name)
              .findFirst()
              .orElse(plan.baseline());
      tables.add(lawTable(plan, sizes.contextName(), baseline, laws));
      notes.add(
          "power law: %s = a x parameters^-b, by least squares of logarithms over all runs; standard error and interval (Student's t) of b say how well b is known if that is the law, not whether it is; vs %s: b less that of the baseline, each fitted to the runs of one pair, which is above zero where the gap grows with the size in the arm's favour"
              .formatted(metric.words(), baseline));
    }
    return Optional.of(
        Section.of("Size", tables, notes).with("size", Map.of("gaps", gaps, "laws", laws)));
  }

  /** The picture of the same. */
  Optional<Section> picture(Analysis analysis) {
    return new SizePicture(metric).of(analysis, gaps(new Sizes(analysis)));
  }

  private List<Gap> gaps(Sizes sizes) {
    return sizes.kinds().stream().flatMap(kind -> gaps(sizes, kind).stream()).toList();
  }

  private List<Gap> gaps(Sizes sizes, Kind kind) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < kind.arms().size(); i++) {
      Map<String, String> arm = kind.arms().get(i);
      kind.baselines()
          .get(i)
          .flatMap(baseline -> sizes.gap(arm, baseline, metric))
          .ifPresent(
              gap ->
                  gaps.add(
                      new Gap(
                          kind.context(),
                          kind.name(),
                          arm,
                          sizes.parameters(arm),
                          curves.flops(arm),
                          gap.count(),
                          gap.mean(),
                          gap.interval())));
    }
    return gaps;
  }

  private Optional<Law> law(Sizes sizes, Kind kind) {
    List<Double> parameters = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (Map<String, String> arm : kind.arms()) {
      for (double loss : sizes.values(arm, metric).values()) {
        parameters.add(sizes.parameters(arm));
        losses.add(loss);
      }
    }
    int count = (int) parameters.stream().distinct().count();
    if (count < ENOUGH_SIZES || losses.stream().anyMatch(loss -> loss <= 0)) {
      return Optional.empty();
    }
    PowerLaw law = PowerLaw.of(array(parameters), array(losses));
    Optional<PairedDifference> less = lessBaseline(sizes, kind);
    return Optional.of(
        new Law(
            kind.context(),
            kind.name(),
            count,
            law,
            law.interval(),
            less.stream().mapToDouble(PairedDifference::mean).findFirst(),
            less.flatMap(PairedDifference::interval)));
  }

  /** Of the pairs that are there in all sizes of both. */
  private Optional<PairedDifference> lessBaseline(Sizes sizes, Kind kind) {
    if (kind.baselines().stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Map<String, String>> baselines =
        kind.baselines().stream().map(Optional::orElseThrow).toList();
    List<Object> pairs =
        sizes.values(kind.arms().get(0), metric).keySet().stream()
            .filter(pair -> has(sizes, kind.arms(), pair) && has(sizes, baselines, pair))
            .toList();
    return sizes.difference(
        exponents(sizes, kind.arms(), pairs),
        exponents(sizes, baselines, pairs),
        kind.arms().get(0));
  }

  private boolean has(Sizes sizes, List<Map<String, String>> arms, Object pair) {
    return arms.stream().allMatch(arm -> sizes.values(arm, metric).getOrDefault(pair, 0.0) > 0);
  }

  private double[] exponents(Sizes sizes, List<Map<String, String>> arms, List<Object> pairs) {
    double[] parameters = arms.stream().mapToDouble(sizes::parameters).toArray();
    return pairs.stream()
        .mapToDouble(
            pair ->
                PowerLaw.of(
                        parameters,
                        arms.stream()
                            .mapToDouble(arm -> sizes.values(arm, metric).get(pair))
                            .toArray())
                    .exponent())
        .toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private ReportTable gapTable(Plan plan, String context, List<Gap> gaps) {
    List<Column<Gap>> columns = new ArrayList<>();
    if (!context.isEmpty()) {
      columns.add(Column.words(context, Gap::context));
    }
    columns.add(Column.words(plan.compared(), Gap::name));
    columns.add(Column.numbers("parameters", gap -> Numbers.count(gap.parameters())));
    columns.add(
        Column.<Gap>numbers(
                "FLOPs",
                gap -> gap.flops().isPresent() ? powerOfTen(gap.flops().getAsDouble()) : "")
            .detail());
    columns.add(Column.numbers("gap", gap -> Numbers.nats(gap.mean())));
    columns.add(
        Column.numbers("95 % interval", gap -> gap.interval().map(i -> interval(i, 4)).orElse("")));
    columns.add(Column.<Gap>numbers("n", gap -> Integer.toString(gap.n())).detail());
    return ReportTable.of(gaps, columns);
  }

  private ReportTable lawTable(Plan plan, String context, String baseline, List<Law> laws) {
    List<Column<Law>> columns = new ArrayList<>();
    if (!context.isEmpty()) {
      columns.add(Column.words(context, Law::context));
    }
    columns.add(Column.words(plan.compared(), Law::name));
    columns.add(Column.<Law>numbers("sizes", law -> Integer.toString(law.sizes())).detail());
    columns.add(Column.<Law>numbers("a", law -> Numbers.ratio(law.law().factor())).detail());
    columns.add(Column.numbers("b", law -> Numbers.nats(law.law().exponent())));
    columns.add(Column.numbers("standard error", law -> Numbers.nats(law.law().standardError())));
    columns.add(Column.<Law>numbers("95 % interval", law -> interval(law.interval(), 4)).detail());
    columns.add(Column.numbers("vs " + baseline, law -> Numbers.nats(law.lessBaseline())));
    columns.add(
        Column.<Law>numbers(
                "its interval", law -> law.lessInterval().map(i -> interval(i, 4)).orElse(""))
            .detail());
    return ReportTable.of(laws, columns);
  }

  private static String interval(Interval interval, int decimals) {
    return Numbers.decimal(interval.low(), decimals)
        + " to "
        + Numbers.decimal(interval.high(), decimals);
  }

  /** {@code 1.25e13}. */
  private static String powerOfTen(double value) {
    int power = value > 0 ? (int) Math.floor(Math.log10(value)) : 0;
    return Numbers.points(value / Math.pow(10, power)) + "e" + power;
  }
}
