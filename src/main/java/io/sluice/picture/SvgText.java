package io.sluice.picture;

import java.awt.Dimension;
import java.awt.Font;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A sheet as SVG, whose letters stay letters of whatever font the reader's machine has. */
final class SvgText {

  /** More decimals of a pixel are seen by nobody. */
  private static final int PRECISION = 2;

  private static final String FONT = "DejaVu Sans, Verdana, sans-serif";
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private SvgText() {}

  /** UTF-8. Equal sheets are equal bytes. */
  static byte[] of(Sheet sheet) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setPrecision(PRECISION);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(sheet.width(), sheet.height()));
    sheet.paint(graphics);
    Element root = graphics.getRoot();
    // Without it a browser that makes the picture smaller would cut it.
    root.setAttribute("viewBox", "0 0 %d %d".formatted(sheet.width(), sheet.height()));
    fitLetters(root);
    nameFont(root);
    StringWriter text = new StringWriter();
    try {
      graphics.stream(root, text, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("a picture in memory cannot be written", e);
    }
    // Without the type of the document, which strict readers would look up on the network.
    String shapes = text.getBuffer().substring(text.getBuffer().indexOf("<svg"));
    return (DECLARATION + shapes).getBytes(StandardCharsets.UTF_8);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java reads no XML", e);
    }
  }

  /**
   * Another font's letters are wider or narrower: each text keeps the length it has here, and none
   * is empty.
   */
  private static void fitLetters(Element root) {
    NodeList texts = root.getElementsByTagName("text");
    for (int i = texts.getLength() - 1; i >= 0; i--) {
      Element text = (Element) texts.item(i);
      int style = inherited(text, "font-weight").equals("bold") ? Font.BOLD : Font.PLAIN;
      float size = Float.parseFloat(inherited(text, "font-size").replace("px", ""));
      Font font = new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
      double length = Typeface.width(text.getTextContent(), font);
      if (length > 0) {
        text.setAttribute("textLength", String.format(Locale.ROOT, "%.1f", length));
        text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      } else {
        text.getParentNode().removeChild(text);
      }
    }
  }

  /** One for all, by names of fonts about as wide as those of Java, then by kind. */
  private static void nameFont(Element root) {
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      ((Element) all.item(i)).removeAttribute("font-family");
    }
    root.setAttribute("font-family", FONT);
  }

  private static String inherited(Element element, String attribute) {
    for (Node node = element; node instanceof Element; node = node.getParentNode()) {
      String value = ((Element) node).getAttribute(attribute);
      if (!value.isEmpty()) {
        return value;
      }
    }
    throw new IllegalStateException("a text without " + attribute);
  }
}
