package io.sluice.report;

import io.sluice.picture.Picture;
import io.sluice.run.AtomicFile;
import io.sluice.run.AttackRow;
import io.sluice.run.ShortestDecimal;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A study of image classifiers for people: the same numbers as text, as Markdown and as data. */
public final class VisionReport {

  private final VisionComparison comparison;
  private final Optional<SiteSummary> sites;

  private VisionReport(VisionComparison comparison, Optional<SiteSummary> sites) {
    this.comparison = comparison;
    this.sites = sites;
  }

  /**
   * Computes the report.
   *
   * @param question what was to be compared
   * @param rows the study's rows of {@code results.csv}; some may be missing
   * @param recorded the study's rows of {@code sites.csv}
   * @param attacks the study's rows of {@code attacks.csv}; none where nothing was attacked
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the question or
   *     to one another
   */
  public static VisionReport of(
      VisionQuestion question,
      List<VisionRow> rows,
      List<SiteRow> recorded,
      List<AttackRow> attacks) {
    return new VisionReport(
        new VisionMeasurements(question, rows)
            .comparison(new VisionAttacks(question, attacks).all()),
        SiteSummary.of(recorded.stream().map(SiteRow::variant).distinct().toList(), recorded));
  }

  /**
   * The numbers.
   *
   * @return a record for {@code --json}
   */
  public VisionComparison comparison() {
    return comparison;
  }

  /** For all readers; that of sites is for those who have a page. */
  private List<Section> sections() {
    VisionTables tables = new VisionTables(comparison);
    List<Section> sections = new ArrayList<>(List.of(tables.results()));
    tables.convergence().ifPresent(sections::add);
    AttackTable.section(comparison).ifPresent(sections::add);
    CostTable.section(comparison).ifPresent(sections::add);
    return sections;
  }

  /**
   * The report for a terminal.
   *
   * @param columns the terminal's width
   * @return lines, each ended
   */
  public String text(int columns) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Paragraph.lines(
            comparison.study() + comparison.question().map(text -> ": " + text).orElse(""),
            "",
            columns));
    lines.add("");
    sections().forEach(section -> lines.addAll(section.text(columns)));
    facts().forEach(fact -> lines.addAll(Paragraph.lines(fact, "  ", columns)));
    return String.join("\n", lines) + "\n";
  }

  /**
   * {@code report.md}.
   *
   * @return Markdown that reads well as plain text
   */
  public String markdown() {
    List<String> lines = new ArrayList<>(List.of("# " + comparison.study(), ""));
    comparison.question().ifPresent(question -> lines.addAll(List.of(question, "")));
    sections().forEach(section -> lines.addAll(section.markdown()));
    sites.ifPresent(summary -> lines.addAll(SiteTable.section(summary).markdown()));
    for (String picture : pictures().keySet()) {
      lines.add("![%s](%s)".formatted(picture.replace(".png", ""), picture));
      lines.add("");
    }
    lines.add("## Conditions");
    lines.add("");
    facts().forEach(fact -> lines.add("- " + fact));
    lines.add("");
    lines.add(
        "The plan is in `study.yaml`, every measurement in `results.csv`; `./sluice vision compare"
            + " eval/"
            + comparison.study()
            + "/study.yaml` makes them again.");
    return String.join("\n", lines) + "\n";
  }

  private List<String> facts() {
    VisionRow.Conditions all = comparison.conditions();
    List<String> facts = new ArrayList<>();
    if (comparison.runs() < comparison.plannedRuns()) {
      facts.add(
          "not complete: %d of %d runs are there"
              .formatted(comparison.runs(), comparison.plannedRuns()));
    }
    for (VisionComparison.Arm arm : comparison.arms()) {
      if (!arm.diverged().isEmpty()) {
        facts.add(
            "diverged: %s with %s, %s; its means are over the others"
                .formatted(arm.net(), arm.activation(), Numbers.list(arm.diverged())));
      }
    }
    long intervals =
        Stream.concat(
                comparison.arms().stream().flatMap(arm -> arm.difference().stream()),
                comparison.attacks().stream()
                    .filter(attack -> attack.epsilon() > 0)
                    .flatMap(attack -> attack.difference().stream()))
            .filter(difference -> difference.lowPoints().isPresent())
            .count();
    if (intervals > 1) {
      facts.add(
          "chance: if no activation differed from %s at all, at least one of the %d intervals would exclude zero with a chance of up to %s"
              .formatted(comparison.baseline(), intervals, Conclusions.chance(intervals)));
    }
    facts.add(images(all));
    if (comparison.folds() > 0 && sites.isPresent()) {
      facts.add("activations: what training did to them is shown of the first fold alone");
    }
    facts.add(
        "training: recipe %s, %s in batches of %s, learning rate up to %s, weights start by the rule %s%s"
            .formatted(
                all.recipe(),
                Numbers.count(comparison.epochs(), "epoch"),
                Numbers.count(all.batch()),
                ShortestDecimal.of(all.learningRate()),
                all.initialization(),
                all.weights().equals("new")
                    ? ""
                    : ", those before the head as given, from %s".formatted(all.weights())));
    facts.add("seeds: " + Numbers.list(comparison.seeds().stream().map(String::valueOf).toList()));
    facts.add(
        "machine: %s, %s, %d threads, sluice %s"
            .formatted(all.device(), all.precision(), all.threads(), all.sluice()));
    return facts;
  }

  private String images(VisionRow.Conditions all) {
    if (comparison.folds() == 0) {
      return "images: %s, %s trained on and all %s measured on are the same in every run"
          .formatted(
              all.images(), Numbers.count(all.trainingImages()), Numbers.count(all.testImages()));
    }
    return "images: %s, %s training images cut into %d folds with equal shares of the classes; each is measured on by nets trained on the others, and all pairs have the same folds; intervals are widened by the root of 1/n + %s/%s in place of 1/n, because folds share what they are trained on (Nadeau and Bengio 2003)"
        .formatted(
            all.images(),
            Numbers.count(all.trainingImages() + all.testImages()),
            comparison.folds(),
            Numbers.count(all.testImages()),
            Numbers.count(all.trainingImages()));
  }

  /**
   * Writes {@code report.md} and its pictures, each atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    pictures().forEach((name, figure) -> figure.write(folder.resolve(name)));
    AtomicFile.write(folder.resolve(StudyReport.NAME), markdown());
  }

  /** The lines of all nets would cover each other. */
  private static SiteSummary ofTheDeepest(SiteSummary all) {
    int most = all.variants().stream().mapToInt(variant -> variant.sites().size()).max().orElse(0);
    return new SiteSummary(
        all.variants().stream().filter(variant -> variant.sites().size() == most).toList());
  }

  /** None where this Java has no letters to draw with: tables need no pictures. */
  private Map<String, Picture> pictures() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    if (Picture.obstacle().isPresent()) {
      return pictures;
    }
    pictures.putAll(new VisionPictures(comparison).pictures());
    sites
        .map(VisionReport::ofTheDeepest)
        .ifPresent(
            summary -> pictures.putAll(new SitePictures(comparison.study(), summary).figures()));
    return pictures;
  }
}
