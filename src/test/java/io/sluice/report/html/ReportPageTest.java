package io.sluice.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.RecordCsv;
import io.sluice.run.CurveRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

  private static final int MEGABYTE = 1_000_000;

  @TempDir private Path home;

  private Document page() throws IOException {
    return Jsoup.parse(HostileStudy.page(home, 2, 20).html());
  }

  @Test
  void whatAStudySaysStaysText() throws IOException {
    Document page = page();
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select("[onerror]")).isEmpty();
    assertThat(page.select("script:not([type])"))
        .noneMatch(script -> script.data().contains("hit ="));
    assertThat(page.select("script#data").html()).doesNotContain("<").contains("hit = 1");
    assertThat(page.title()).isEqualTo(HostileStudy.ATTACK);
    assertThat(page.select("h1").text()).isEqualTo(HostileStudy.ATTACK);
    assertThat(page.select("#plan pre").get(0).wholeText())
        .isEqualTo("question: " + HostileStudy.ATTACK + "\n");
    assertThat(page.select("footer code").text()).isEqualTo("./sluice " + HostileStudy.ATTACK);
  }

  @Test
  void tablesAreTablesWithTheCellsOfTheReport() throws IOException {
    Element table = page().select("table.sortable").get(0);
    assertThat(table.select("thead th[scope=col]").eachText())
        .containsExactly("word " + HostileStudy.ATTACK, "letters");
    assertThat(table.select("tbody td:first-child").eachText())
        .containsExactly("b", HostileStudy.ATTACK, "a");
    assertThat(table.select("td.right")).hasSize(3);
    Element map = page().select("table.shaded").get(0);
    assertThat(map.select("tbody th[scope=row]").text()).isEqualTo("r");
    assertThat(map.select("td.shade").eachAttr("data-shade")).containsExactly("0.000");
  }

  /** The picture of a study comes behind what may be concluded. */
  @Test
  void theDifferencesComeSecond() throws IOException {
    assertThat(page().select("section#section-1 [data-figures=1]")).hasSize(1);
    assertThat(page().select("section#section-2 h2").text()).startsWith("Results ");
  }

  @Test
  void headingsAreReachedFromTheContents() throws IOException {
    Document page = page();
    assertThat(page.select("nav a"))
        .isNotEmpty()
        .allMatch(link -> page.select(link.attr("href")).size() == 1);
  }

  @Test
  void aDamagedRunIsNamedAndLeftOut() throws IOException {
    ReportPage hostile = HostileStudy.page(home, 2, 20);
    Files.writeString(home.resolve("checkpoints/gate-seed-2/config.json"), "{\"seed\": ");
    Document page = Jsoup.parse(hostile.html());
    assertThat(page.select("#runs p").text()).startsWith("Left out: gate-seed-2: ");
    assertThat(page.select("script#data").html())
        .contains("\"name\":\"gate-seed-1\"")
        .doesNotContain("\"name\":\"gate-seed-2\"");
  }

  @Test
  void equalFilesGiveEqualBytes() throws IOException {
    String first = HostileStudy.page(home.resolve("a"), 2, 20).html();
    assertThat(HostileStudy.page(home.resolve("b"), 2, 20).html()).isEqualTo(first);
  }

  /** A hundred runs, each with as many points as {@code curves.csv} keeps of one. */
  @Test
  void aHundredRunsTakeLessThanThreeMegabytes() throws IOException {
    assertThat(HostileStudy.page(home, 50, 160).html().length()).isLessThan(3 * MEGABYTE);
  }

  @Test
  void aTableThatIsTooLongIsNamed() throws IOException {
    ReportPage hostile = HostileStudy.page(home, 1, 2);
    Files.writeString(home.resolve("eval/sites.csv"), "x\n".repeat(MEGABYTE));
    Document page = Jsoup.parse(hostile.html());
    assertThat(page.select("#measurements details").eachAttr("data-table"))
        .containsExactly("results.csv");
    assertThat(page.select("#measurements p code").text()).isEqualTo("sites.csv");
  }

  /** So that a chart of activations and one of nets with activations have one colour for each. */
  @Test
  void curvesAreNamedByTheLevelThatIsCompared() throws IOException {
    CurveRow row =
        new CurveRow(
            "mlp(5) with dyn(relu)",
            1,
            OptionalLong.of(2),
            3,
            3,
            30,
            0.5,
            OptionalDouble.of(2),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    new RecordCsv<>(CurveRow.class).write(home.resolve("curves.csv"), List.of(row));
    assertThat(new CurveData("images", List.of("relu", "dyn(relu)")).of(home))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.level()).isEqualTo("dyn(relu)");
              assertThat(run.label()).isEqualTo("mlp(5) with dyn(relu), seed 1, fold 2");
              assertThat(run.x()).containsOnlyKeys("steps", "images", "seconds");
              assertThat(run.y()).containsOnlyKeys("training loss");
            });
  }
}
