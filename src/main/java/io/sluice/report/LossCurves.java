package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.CurveKind;
import io.sluice.experiment.CurveMean;
import io.sluice.experiment.Curves;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.PairedCurves;
import io.sluice.experiment.PairedCurves.Event;
import io.sluice.experiment.PairedCurves.Gap;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Convergence;
import io.sluice.measure.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Where curves cross, how soon arms are as good as the baseline is at the end, and the areas under
 * their curves.
 *
 * @param curves the study's
 * @param units what they are called
 */
record LossCurves(Curves curves, CurveUnits units) implements ReportPart {
  /** From here on areas of a column have one decimal. */
  private static final double MANY = 100;

  /**
   * An arm beside its baseline.
   *
   * @param arm its levels
   * @param gaps the differences of the loss of what is held out, step by step
   * @param crossing where the curves cross for the last time
   * @param before who is lower before it; where there is none, all the time
   * @param after who is lower behind it
   * @param clear how many intervals leave out zero, each for itself
   * @param lastClear the last step of these
   * @param reached where the arm first is as low as the baseline at the end
   * @param examples trained on until then
   * @param efficiency the steps in which the baseline first is there, over these, less one
   */
  record Course(
      Map<String, String> arm,
      List<Gap> gaps,
      Event crossing,
      String before,
      String after,
      int clear,
      OptionalDouble lastClear,
      Event reached,
      OptionalDouble examples,
      OptionalDouble efficiency) {}

  /**
   * The area under an arm's mean curve.
   *
   * @param arm its levels
   * @param kind what the curve is of
   * @param from its first step
   * @param to its last
   * @param area under it
   * @param overBaseline that area over the baseline's, less one; absent where the two are not of
   *     the same steps
   */
  record Area(
      Map<String, String> arm,
      CurveKind kind,
      double from,
      double to,
      Convergence area,
      OptionalDouble overBaseline) {}

  @Override
  public Optional<Section> of(Analysis analysis) {
    List<Course> courses =
        analysis.arms().stream()
            .flatMap(
                arm ->
                    curves.paired(arm, CurveKind.VALIDATION).stream()
                        .filter(pairs -> pairs.steps().size() > 1)
                        .map(pairs -> course(analysis.plan(), arm, pairs)))
            .toList();
    Map<Map<String, String>, List<Area>> areas = new LinkedHashMap<>();
    analysis.arms().forEach(arm -> areas.put(arm, areas(analysis.plan(), arm)));
    List<ReportTable> tables = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!courses.isEmpty()) {
      tables.add(table(analysis, courses));
      notes.addAll(notes(analysis.plan()));
    }
    List<Map<String, String>> drawn =
        areas.keySet().stream().filter(arm -> !areas.get(arm).isEmpty()).toList();
    if (!drawn.isEmpty()) {
      tables.add(areaTable(analysis, drawn, areas));
      notes.add(areaNote(analysis.plan(), areas.get(drawn.get(0))));
    }
    notes.add(
        "bands of pictures: one standard deviation over %s around a mean, and around a mean difference its 95 %% interval (%s) at that %s alone, which is no verdict; seconds are as long as runs took, also those that shared the machine with other work"
            .formatted(analysis.plan().meanOver(), Columns.student(analysis.plan()), units.step()));
    List<String> out = curves.leftOut();
    if (!out.isEmpty()) {
      notes.add(
          "left out, since they diverged or their records are not whole: "
              + String.join("; ", out));
    }
    return tables.isEmpty() && out.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of("Curves", tables, notes)
                .with(
                    "curves",
                    Map.of(
                        "courses", courses,
                        "areas", areas.values().stream().flatMap(List::stream).toList(),
                        "left_out", out)));
  }

  private Course course(Plan plan, Map<String, String> arm, PairedCurves pairs) {
    List<Gap> gaps = pairs.gaps();
    Event crossing = pairs.crossing();
    double end =
        gaps.stream()
            .mapToDouble(Gap::mean)
            .filter(mean -> mean != 0)
            .reduce((a, b) -> b)
            .orElse(0);
    String own = arm.get(plan.compared());
    String after = end == 0 ? "equal" : end < 0 ? own : plan.baseline();
    String before = crossing.ofMeans().isEmpty() ? after : end < 0 ? plan.baseline() : own;
    Event reached = pairs.reached();
    return new Course(
        arm,
        gaps,
        crossing,
        before,
        after,
        (int) gaps.stream().filter(Gap::isClear).count(),
        gaps.stream().filter(Gap::isClear).mapToDouble(Gap::step).max(),
        reached,
        times(reached.ofMeans(), pairs.examplesPerStep()),
        reached.ofMeans().isPresent() && reached.ofMeans().getAsDouble() > 0
            ? OptionalDouble.of(pairs.baselineReached() / reached.ofMeans().getAsDouble() - 1)
            : OptionalDouble.empty());
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  private List<Area> areas(Plan plan, Map<String, String> arm) {
    List<Area> areas = new ArrayList<>();
    for (CurveKind kind : List.of(CurveKind.ERROR, CurveKind.TRAINING, CurveKind.VALIDATION)) {
      List<CurveMean> own = curves.mean(arm, kind);
      if (own.size() > 1) {
        List<CurveMean> baseline = curves.mean(plan.baselineOf(arm), kind);
        Convergence area = area(own);
        boolean alike = steps(own).equals(steps(baseline)) && area(baseline).area() > 0;
        areas.add(
            new Area(
                arm,
                kind,
                own.get(0).step(),
                own.get(own.size() - 1).step(),
                area,
                alike
                    ? OptionalDouble.of(area.area() / area(baseline).area() - 1)
                    : OptionalDouble.empty()));
      }
    }
    return areas;
  }

  private static List<Double> steps(List<CurveMean> curve) {
    return curve.stream().map(CurveMean::step).toList();
  }

  private static Convergence area(List<CurveMean> curve) {
    return Convergence.of(
        curve.stream().mapToDouble(CurveMean::step).toArray(),
        curve.stream().mapToDouble(CurveMean::mean).toArray());
  }

  private ReportTable table(Analysis analysis, List<Course> courses) {
    List<Column<Course>> columns = new ArrayList<>(factors(analysis.plan(), Course::arm));
    columns.add(
        Column.numbers(
            "crosses at",
            each ->
                each.crossing().ofMeans().isPresent()
                    ? place(each.crossing().ofMeans())
                    : "no crossing"));
    columns.add(Column.numbers("pairs that cross", each -> share(each.crossing())));
    columns.add(Column.<Course>numbers("spread", each -> spread(each.crossing())).detail());
    columns.add(Column.<Course>words("lower before", Course::before).detail());
    columns.add(Column.words("lower at the end", Course::after));
    columns.add(
        Column.<Course>numbers(
                "clear of zero", each -> "%d of %d".formatted(each.clear(), each.gaps().size()))
            .detail());
    columns.add(Column.<Course>numbers("last at", each -> place(each.lastClear())).detail());
    String baseline = analysis.plan().baseline();
    columns.add(
        Column.numbers(
            "%ss to %s".formatted(units.step(), baseline),
            each ->
                each.reached().ofMeans().isPresent() ? place(each.reached().ofMeans()) : "never"));
    columns.add(
        Column.<Course>numbers(
                units.examples(),
                each ->
                    each.examples().isPresent() ? Numbers.count(each.examples().getAsDouble()) : "")
            .detail());
    columns.add(Column.<Course>numbers("pairs that do", each -> share(each.reached())).detail());
    columns.add(Column.<Course>numbers("their spread", each -> spread(each.reached())).detail());
    columns.add(
        Column.numbers(
            "efficiency",
            each ->
                each.efficiency().isPresent()
                    ? Numbers.percent(each.efficiency().getAsDouble())
                    : ""));
    return ReportTable.of(courses, columns);
  }

  private static <T> List<Column<T>> factors(Plan plan, Function<T, Map<String, String>> arm) {
    return plan.factors().stream()
        .map(factor -> Column.<T>words(factor.name(), each -> arm.apply(each).get(factor.name())))
        .toList();
  }

  private static String place(OptionalDouble step) {
    return step.isPresent() ? Numbers.count(step.getAsDouble()) : "";
  }

  private static String share(Event event) {
    return "%d of %d".formatted(event.count(), event.pairs());
  }

  private static String spread(Event event) {
    OptionalDouble spread =
        event.overPairs().map(Sample::standardDeviation).orElse(OptionalDouble.empty());
    return place(spread);
  }

  private List<String> notes(Plan plan) {
    String of = units.words(CurveKind.VALIDATION);
    return List.of(
        "crosses at: the %1$s from which on the mean %2$s is on the other side of that of %3$s until the end, on straight lines between measurements; pairs that cross: those that do so themselves, paired %4$s, and the spread of their %1$ss"
            .formatted(units.step(), of, plan.baseline(), plan.pairedHow()),
        "clear of zero: at how many measurements the 95 %% interval of the difference (%s), each for itself, leaves out zero, and the last of them"
            .formatted(Columns.student(plan)),
        "%1$ss to %2$s: until the mean %3$s first is as low as that of %2$s at its end; efficiency: the %1$ss in which %2$s first is there, over these, less one; more is better"
            .formatted(units.step(), plan.baseline(), of));
  }

  private ReportTable areaTable(
      Analysis analysis,
      List<Map<String, String>> arms,
      Map<Map<String, String>, List<Area>> areas) {
    List<Column<Map<String, String>>> columns =
        new ArrayList<>(factors(analysis.plan(), arm -> arm));
    for (CurveKind kind : List.of(CurveKind.ERROR, CurveKind.TRAINING, CurveKind.VALIDATION)) {
      OptionalDouble greatest =
          areas.values().stream()
              .flatMap(List::stream)
              .filter(each -> each.kind() == kind)
              .mapToDouble(each -> each.area().area())
              .max();
      if (greatest.isPresent()) {
        int decimals = greatest.getAsDouble() < MANY ? 3 : 1;
        columns.add(
            Column.numbers(
                "area of " + units.words(kind) + " (mean)",
                arm ->
                    cell(
                        areas.get(arm),
                        kind,
                        each ->
                            "%s (%s)"
                                .formatted(
                                    Numbers.decimal(each.area().area(), decimals),
                                    kind == CurveKind.ERROR
                                        ? Numbers.points(each.area().mean())
                                        : Numbers.nats(each.area().mean())))));
        columns.add(
            Column.<Map<String, String>>numbers(
                    "vs " + analysis.plan().baseline(),
                    arm ->
                        cell(
                            areas.get(arm),
                            kind,
                            each ->
                                each.overBaseline().isPresent() && !analysis.plan().isBaseline(arm)
                                    ? Numbers.percent(each.overBaseline().getAsDouble())
                                    : ""))
                .detail());
      }
    }
    return ReportTable.of(arms, columns);
  }

  private static String cell(List<Area> areas, CurveKind kind, Function<Area, String> words) {
    return areas.stream().filter(each -> each.kind() == kind).findFirst().map(words).orElse("");
  }

  private String areaNote(Plan plan, List<Area> areas) {
    List<String> reaches =
        areas.stream()
            .map(
                each ->
                    "%s from %s to %s"
                        .formatted(
                            units.words(each.kind()),
                            Numbers.count(each.from()),
                            Numbers.count(each.to())))
            .toList();
    return "area: trapezoids under the mean curve by %s (%s), and in brackets the same over that distance, so that runs of unlike length are not compared; vs %s: over its area in the same steps, less one"
        .formatted(units.step(), Numbers.list(reaches), plan.baseline());
  }
}
