package io.sluice.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.page.Page.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front-end in a browser. */
class ChartsTest {

  @TempDir static Path folder;
  private static Chromium browser;

  private static final String MAIN =
      """
      <h1>charts</h1>
      <div class="table"><table class="sortable" id="numbers"><thead><tr><th>a</th><th>time</th></tr></thead>
      <tbody><tr><td>x</td><td>2 min</td></tr><tr><td>y</td><td>45 s</td></tr><tr><td>z</td><td></td></tr>
      <tr><td>w</td><td>1,000 s</td></tr></tbody></table></div>
      <div id="here"></div>
      """;

  private static final String SCRIPT =
      """
      const here = document.getElementById('here');
      const axis = (label, scale = 'linear', names = []) => ({label, scale, names});
      here.append(sluice.chart({title: 'lines', x: axis('step'), y: axis('loss'), series: [
        {name: 'swiglu', mark: 'line', x: [1, 10, 100], y: [3, 2, 1], low: [2.8, 1.9, 0.9], high: [3.2, 2.1, 1.1]},
        {name: 'geglu', mark: 'dotted-line', x: [1, 20, 100], y: [2, 1.5, 1]},
        {name: 'floor', mark: 'reference', x: [1, 100], y: [0.5, 0.5]}]}).figure);
      here.append(sluice.chart({title: 'bars', x: axis('', 'names', ['one', 'two']), y: axis('share'), series: [
        {name: 'swiglu', mark: 'bars', x: [0, 1], y: [3, -2], low: [2, -3], high: [4, -1]},
        {name: 'geglu', mark: 'bars', x: [0, 1], y: [1, 2]}]}).figure);
      here.append(sluice.chart({title: 'dots', x: axis('loss', 'logarithmic'), y: axis('accuracy'), series: [
        {name: 'swiglu', mark: 'dots', x: [1, 1, 3], y: [3, 2, 1]}]}).figure);
      here.append(sluice.forest({title: 'differences', label: 'loss', caption: 'what they are',
        names: ['geglu', 'reglu'], panels: [
        {title: 'after 1', mean: [0, 0], half: [0, 0], joint: [0, 0], finding: ['open', 'missing']},
        {title: 'after 2', mean: [-0.1, 0.1], half: [0.05, 0.1], joint: [0.08, 0.2], finding: ['better', 'open']}]}).figure);
      here.append(sluice.configurations([
        {name: 'run 1', configuration: {seed: 1, recipe: {width: 96, marks: [1, 2]}}},
        {name: 'run 2', configuration: {seed: 2, recipe: {width: 96, marks: [1, 2]}}}]));
      document.querySelectorAll('table.sortable').forEach(sluice.sortable);
      """;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(Chromium.program().isPresent(), "no Chromium");
    Path file = folder.resolve("page.html");
    Files.writeString(
        file, new Page("charts", MAIN, Map.of(), List.of(SCRIPT), Network.NONE).html());
    browser = Chromium.start(folder.resolve("profile"));
    browser.window(1000, 3000, "light");
    browser.open(file.toUri().toString());
    browser.until("document.querySelectorAll('canvas').length === 4");
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
  void nothingIsComplainedOfAndNothingAskedFor() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.equals("data:,"));
  }

  /** Pixels of a colour, over all of a chart. */
  private static int pixels(String title, String color) throws Exception {
    return browser
        .evaluate(
            """
            (() => {
              const canvas = [...document.querySelectorAll('figure')]
                .find((figure) => figure.querySelector('figcaption').textContent === '%s').querySelector('canvas');
              const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const wanted = sluice.color('%s').match(/\\w\\w/g).map((hex) => parseInt(hex, 16));
              let count = 0;
              for (let i = 0; i < all.length; i += 4) {
                count += wanted.every((value, k) => all[i + k] === value) && all[i + 3] === 255;
              }
              return count;
            })()"""
                .formatted(title, color))
        .asInt();
  }

  @Test
  void aNameThatIsTurnedOffLeavesAllCharts() throws Exception {
    assertThat(pixels("lines", "hue-0")).isPositive();
    assertThat(pixels("bars", "hue-0")).isPositive();
    text("document.querySelector('.arm').click()");
    assertThat(text("document.querySelector('.arm').getAttribute('aria-pressed')"))
        .isEqualTo("false");
    browser.until("document.querySelectorAll('canvas').length === 4");
    Thread.sleep(100);
    assertThat(pixels("lines", "hue-0")).isZero();
    assertThat(pixels("bars", "hue-0")).isZero();
    assertThat(pixels("lines", "hue-1")).isPositive();
    text("document.querySelector('.arm').click()");
  }

  @Test
  void aClickSortsByWhatTheCellsMean() throws Exception {
    String click = "document.querySelectorAll('#numbers th button')[1].click()";
    String order =
        "[...document.querySelectorAll('#numbers tbody tr')].map((row) => row.cells[0].textContent).join('')";
    text(click);
    assertThat(text(order)).isEqualTo("yxwz");
    assertThat(text("document.querySelectorAll('#numbers th')[1].getAttribute('aria-sort')"))
        .isEqualTo("ascending");
    text(click);
    assertThat(text(order)).isEqualTo("wxyz");
    text(click);
    assertThat(text(order)).isEqualTo("xyzw");
  }

  @Test
  void configurationsShowWhatDiffers() throws Exception {
    assertThat(text("document.querySelector('.configurations p').textContent"))
        .isEqualTo("1 of 3 values differ.");
    assertThat(text("document.querySelector('.configurations tr.differs').innerText"))
        .isEqualTo("≠ seed\t1\t2");
  }

  @Test
  void keysReadThePoints() throws Exception {
    text("document.querySelectorAll('.surface')[0].focus()");
    browser.key("ArrowRight");
    assertThat(text("document.querySelectorAll('.spoken')[0].textContent"))
        .isEqualTo("swiglu, step: 1, loss: 3 (2.8 to 3.2)");
    text("document.querySelectorAll('.surface')[3].focus()");
    browser.key("ArrowLeft");
    assertThat(text("document.querySelectorAll('.spoken')[3].textContent"))
        .isEqualTo(
            "reglu, loss: 0.1, its own interval: 0 to 0.2, joint interval: -0.1 to 0.3, within noise");
  }

  @Test
  void aDragShowsLessAndAButtonAllAgain() throws Exception {
    String ticks = "document.querySelectorAll('canvas')[0].toDataURL()";
    String before = text(ticks);
    double[] at =
        new double[] {
          browser
              .evaluate("document.querySelectorAll('.u-over')[0].getBoundingClientRect().left")
              .asDouble(),
          browser
              .evaluate("document.querySelectorAll('.u-over')[0].getBoundingClientRect().top")
              .asDouble()
        };
    browser.mouse("mouseMoved", at[0] + 100, at[1] + 50, 0);
    browser.mouse("mousePressed", at[0] + 100, at[1] + 50, 1);
    browser.mouse("mouseMoved", at[0] + 300, at[1] + 150, 1);
    browser.mouse("mouseReleased", at[0] + 300, at[1] + 150, 1);
    browser.until(ticks + " !== " + '"' + before + '"');
    text("document.querySelector('figure .controls > button').click()");
    browser.until(ticks + " === " + '"' + before + '"');
  }
}
