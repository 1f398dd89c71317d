package io.sluice.report.html;

import io.sluice.experiment.Report;
import io.sluice.experiment.Section;
import io.sluice.page.Asset;
import io.sluice.page.Page;
import io.sluice.page.Page.Network;
import io.sluice.page.Template;
import io.sluice.run.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code report.html} of a study: what {@code report.md} says, with charts to look into, and all
 * that it was made from. Equal files give equal bytes.
 *
 * @param report what the study came to
 * @param arms the levels that are compared, in the order of their colours
 * @param examples what runs learn from: {@code tokens}
 * @param plan the files that say what was to be compared
 * @param folder of the study, which holds its tables
 * @param checkpoints the folder of its runs, which may be missing
 */
public record ReportPage(
    Report report,
    List<String> arms,
    String examples,
    List<PlanSource> plan,
    Path folder,
    Path checkpoints) {
  /** The file's name in the folder of a study. */
  public static final String NAME = "report.html";

  /** Copies the lists. */
  public ReportPage {
    arms = List.copyOf(arms);
    plan = List.copyOf(plan);
  }

  /** Writes the page atomically. */
  public void write() {
    AtomicFile.write(folder.resolve(NAME), html());
  }

  /**
   * The page.
   *
   * @return HTML that needs nothing besides
   */
  public String html() {
    RunFolders runs = RunFolders.of(checkpoints);
    StudyTables tables = StudyTables.of(folder);
    List<CurveData.RunCurves> curves =
        plan.isEmpty() ? List.of() : new CurveData(examples, arms).of(folder);
    List<SectionView> sections = sections();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", report.name());
    values.put("question", report.question().map(List::of).orElse(List.of()));
    values.put("answer", report.answer());
    values.put("cost", report.cost());
    values.put("sections", sections.stream().map(SectionView::values).toList());
    values.put("curves", !curves.isEmpty());
    values.put("plan", plan.stream().map(PlanSource::values).toList());
    values.put("tables", tables.values());
    values.put("unread", runs.unreadable());
    values.put("source", Prose.parts(report.source()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("arms", arms);
    data.put("figures", sections.stream().map(SectionView::figures).toList());
    data.put("curves", curves);
    data.put("runs", runs.runs());
    data.put("tables", tables.texts());
    return new Page(
            report.name(),
            Template.of(ReportPage.class, "report.html").with(values),
            data,
            List.of(Asset.resource(ReportPage.class, "report.js")),
            Network.NONE)
        .html();
  }

  /** Those that show something: first what may be concluded, then the picture of it. */
  private List<SectionView> sections() {
    List<Section> seen =
        new ArrayList<>(report.sections().stream().filter(SectionView::isSeen).toList());
    seen.stream()
        .skip(1)
        .filter(SectionView::isHeadline)
        .findFirst()
        .ifPresent(
            headline -> {
              seen.remove(headline);
              seen.add(1, headline);
            });
    return IntStream.range(0, seen.size())
        .mapToObj(place -> new SectionView(place, seen.get(place)))
        .toList();
  }
}
