package io.sluice.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.page.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader can do with a report, in a browser. */
class OpenedReportTest {

  @TempDir static Path home;
  private static Chromium browser;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(Chromium.program().isPresent(), "no Chromium");
    ReportPage page = HostileStudy.page(home, 2, 40);
    page.write();
    browser = Chromium.start(home.resolve("profile"));
    browser.window(1400, 6000, "dark");
    browser.open(page.folder().resolve(ReportPage.NAME).toUri().toString());
    browser.until("document.querySelectorAll('canvas').length === 3");
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static String text(String expression) throws Exception {
    return browser.evaluate(expression).asText();
  }

  @Test
  void nothingOfTheStudyRunsAndNothingIsFetched() throws Exception {
    assertThat(text("typeof hit")).isEqualTo("undefined");
    assertThat(text("document.querySelectorAll('img').length")).isEqualTo("0");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.equals("data:,"));
  }

  @Test
  void anArmIsTurnedOffEverywhere() throws Exception {
    String off =
        "[...document.querySelectorAll('.arm[aria-pressed=false]')].map((arm) => arm.textContent).join('|')";
    text("document.querySelectorAll('.arm')[1].click()");
    assertThat(text(off)).isEqualTo(HostileStudy.ARM + "|" + HostileStudy.ARM);
    text("document.querySelectorAll('#curves .arm')[1].click()");
    assertThat(text(off)).isEmpty();
  }

  @Test
  void aTableIsSorted() throws Exception {
    String cells =
        "[...document.querySelectorAll('table.sortable tbody td.right')].map((cell) => cell.textContent).join(' ')";
    text("document.querySelectorAll('table.sortable th button')[1].click()");
    text("document.querySelectorAll('table.sortable th button')[1].click()");
    assertThat(text(cells)).isEqualTo(HostileStudy.ATTACK.length() + " 1 1");
  }

  @Test
  void theDifferencesOfTwoRunsAreShown() throws Exception {
    String rows =
        "[...document.querySelectorAll('.configurations tr.differs')].map((row) => row.innerText).join('|')";
    assertThat(text(rows)).isEqualTo("≠ seed\t1\t2");
    text(
        """
        (() => {
          const select = document.querySelectorAll('.configurations select')[1];
          select.selectedIndex = 2;
          select.dispatchEvent(new Event('change'));
        })()""");
    assertThat(text(rows)).isEqualTo("≠ recipe.model.feed_forward\tgate\tswiglu");
    text("document.querySelector('.configurations input').click()");
    assertThat(text("document.querySelector('.configurations table').innerText"))
        .contains(HostileStudy.ATTACK, "recipe.model.width\t96\t96");
  }

  @Test
  void curvesAreDrawnByTokensOnALogarithmicAxis() throws Exception {
    String picture = "document.querySelector('#curves canvas').toDataURL()";
    String before = text(picture);
    text("document.querySelector('#curves input[value=tokens]').click()");
    browser.until(picture + " !== '" + before + "'");
    text(
        "document.querySelectorAll('#curves canvas')[0].closest('figure').querySelector('input').click()");
    String spoken = "document.querySelector('#curves .spoken').textContent";
    text("document.querySelector('#curves .surface').focus()");
    browser.key("ArrowRight");
    assertThat(text(spoken)).startsWith("swiglu, tokens: 3,072, validation loss: 2.237");
  }

  @Test
  void aTableOfMeasurementsIsMadeWhenItIsOpened() throws Exception {
    text("document.querySelector('#measurements details').open = true");
    browser.until("document.querySelector('#measurements table')");
    assertThat(text("document.querySelector('#measurements tbody tr').innerText"))
        .isEqualTo("swiglu\t1\t10\t2.5\t" + HostileStudy.ATTACK);
  }
}
