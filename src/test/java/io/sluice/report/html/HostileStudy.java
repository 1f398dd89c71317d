package io.sluice.report.html;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Report;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.ForestPlot;
import io.sluice.picture.ForestPlot.Difference;
import io.sluice.picture.ForestPlot.Finding;
import io.sluice.picture.HeatMap;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.CurveRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A study whose every word is an attack on whoever opens its report. */
final class HostileStudy {

  static final String ATTACK =
      "</script></style><script>hit = 1</script><img src=x onerror='hit = 2'>\"'{{name}}";

  static final String ARM = "gate " + ATTACK;

  private HostileStudy() {}

  /** The page of a study with such runs. */
  static ReportPage page(Path home, int seeds, int rows) throws IOException {
    Path folder = Files.createDirectories(home.resolve("eval"));
    Path checkpoints = Files.createDirectories(home.resolve("checkpoints"));
    Files.writeString(
        folder.resolve("results.csv"),
        "variant,seed,mark,loss_nats,commit\n"
            + "swiglu,1,10,2.5,\"%1$s\"\nswiglu,1,20,1.5,\"%1$s\"\n\"%1$s\",1,20,1.25,abc\n"
                .formatted(ATTACK.replace("\"", "\"\"")));
    List<CurveRow> curves = new ArrayList<>();
    for (String arm : List.of("swiglu", ARM)) {
      for (long seed = 1; seed <= seeds; seed++) {
        long own = seed;
        LongStream.rangeClosed(1, rows)
            .mapToObj(step -> row(arm, own, rows, step))
            .forEach(curves::add);
      }
    }
    new RecordCsv<>(CurveRow.class).write(folder.resolve("curves.csv"), curves);
    for (int seed = 1; seed <= seeds; seed++) {
      for (String arm : List.of("gate", "swiglu")) {
        Path run = Files.createDirectories(checkpoints.resolve(arm + "-seed-" + seed));
        Files.writeString(run.resolve("config.json"), configuration(arm, seed));
      }
    }
    return new ReportPage(
        report(),
        List.of("swiglu", ARM),
        "tokens",
        List.of(new PlanSource("study.yaml", "question: " + ATTACK + "\n")),
        folder,
        checkpoints);
  }

  private static CurveRow row(String arm, long seed, long steps, long step) {
    double loss = 3.123456 / Math.sqrt((double) step) + 0.0123 * seed;
    return new CurveRow(
        arm,
        seed,
        OptionalLong.empty(),
        steps,
        step,
        1536 * step,
        0.1234567 * step,
        OptionalDouble.of(loss),
        step % 2 == 0 ? OptionalDouble.of(loss + 0.01) : OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static String configuration(String arm, int seed) {
    return """
        {"seed": %d, "recipe": {"model": {"width": 96, "feed_forward": "%s"},
         "note": "%s", "marks": [10, 20], "text": {"corpus": "%s"}}}
        """
        .formatted(seed, arm, ATTACK.replace("\"", "\\\""), "0123456789abcdef".repeat(40));
  }

  private static Report report() {
    ReportTable table =
        ReportTable.of(
            List.of("b", ATTACK, "a"),
            List.of(
                Column.words("word " + ATTACK, each -> each),
                Column.numbers("letters", each -> Integer.toString(each.length()))));
    Chart chart =
        new Chart(
            ATTACK,
            Axis.of("x " + ATTACK),
            Axis.of("y"),
            List.of(
                new Series("swiglu", Mark.LINE, List.of(new Point(1, 2), new Point(2, 1))),
                new Series(ARM, Mark.DOTS, List.of(new Point(1, 1, 0.5), new Point(2, 3, 0.25)))));
    HeatMap map =
        new HeatMap(
            ATTACK,
            Axis.ofNames("x", List.of(ATTACK, "c")),
            Axis.ofNames("y", List.of("r")),
            "label",
            List.of(List.of(OptionalDouble.of(1), OptionalDouble.empty())));
    ForestPlot forest =
        new ForestPlot(
            ATTACK,
            "difference",
            List.of(ARM),
            List.of(
                new ForestPlot.Panel("after 10", List.of(new Difference(1, 2, 3, Finding.OPEN))),
                new ForestPlot.Panel(
                    "after 20", List.of(new Difference(-1, 0.5, 0.75, Finding.BETTER)))),
            "caption " + ATTACK);
    return new Report(
        ATTACK,
        Optional.of(ATTACK),
        ATTACK,
        ATTACK,
        List.of(
            Section.ofNotes(List.of("first " + ATTACK)),
            Section.of("results " + ATTACK, List.of(table), List.of("note " + ATTACK)),
            Section.of("differences.png", forest),
            Section.of("curves.png", Figure.of(chart, Palette.DISTINCT)),
            Section.of("map.png", map)),
        OptionalDouble.empty(),
        "made by `./sluice " + ATTACK + "`");
  }
}
