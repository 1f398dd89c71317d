package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTextTest {
  private static final Figure FIGURE =
      Figure.of(
              new Chart(
                  "β over α, < 1 & > 0",
                  new Axis("step", Axis.Scale.WHOLE),
                  Axis.of("loss"),
                  List.of(
                      new Series(
                          "gated(dyn(silu))",
                          Mark.DOTTED_LINE,
                          List.of(new Point(0, 2, 1), new Point(10, 1, 0.5))))),
              Palette.DISTINCT)
          .captioned("Bars: one standard deviation, n = 3.");

  private static Document read(Picture picture) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture.svg()));
  }

  private static List<Element> texts(Document document) {
    NodeList texts = document.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength()).mapToObj(i -> (Element) texts.item(i)).toList();
  }

  @Test
  void lettersStayLetters() throws Exception {
    assertThat(texts(read(FIGURE)))
        .extracting(Element::getTextContent)
        .contains(
            "β over α, < 1 & > 0",
            "step",
            "loss",
            "gated(dyn(silu))",
            "0.5",
            "10",
            "Bars: one standard deviation, n = 3.");
    String text = new String(FIGURE.svg(), StandardCharsets.UTF_8);
    assertThat(text).contains(", sans-serif\"").doesNotContain("Dialog", "<!DOCTYPE");
  }

  /** So that a narrower or wider font moves no label. */
  @Test
  void lettersKeepTheirLengthInOtherFonts() throws Exception {
    assertThat(texts(read(FIGURE)))
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(Double.parseDouble(text.getAttribute("textLength"))).isPositive());
  }

  @Test
  void allKindsOfPicturesAreAsLargeAsTheirPixels() throws Exception {
    HeatMap map =
        new HeatMap(
            "map",
            Axis.ofNames("x", List.of("a")),
            Axis.ofNames("y", List.of("b")),
            "share",
            List.of(List.of(OptionalDouble.of(0.25))));
    ForestPlot forest =
        new ForestPlot(
            "forest",
            "nats",
            List.of("a"),
            List.of(
                new ForestPlot.Panel(
                    "after 3 steps",
                    List.of(new ForestPlot.Difference(-1, 0.5, 0.6, ForestPlot.Finding.BETTER)))),
            "dots");
    for (Picture picture : List.of(FIGURE, map, forest)) {
      Pixels pixels = Pixels.of(picture);
      Element root = read(picture).getDocumentElement();
      assertThat(root.getAttribute("viewBox"))
          .isEqualTo("0 0 %d %d".formatted(pixels.image().getWidth(), pixels.image().getHeight()));
      assertThat(root.getElementsByTagName("image").getLength()).isZero();
    }
  }

  @Test
  void equalPicturesAreEqualBytes() {
    Figure same =
        new Figure(
            FIGURE.title(), FIGURE.columns(), FIGURE.ranges(), FIGURE.palette(), FIGURE.charts());
    assertThat(same.captioned(FIGURE.caption()).svg()).isEqualTo(FIGURE.svg());
    assertThat(same.svg()).isNotEqualTo(FIGURE.svg());
  }
}
