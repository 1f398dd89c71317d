package io.sluice.architecture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** What Sluice takes from others, by the packages in which it comes. */
enum Library {
  /** The JDK's own packages. */
  JDK("java."),
  /** What the JDK says about the machine beyond its own packages. */
  JDK_MANAGEMENT("com.sun.management."),
  /** The JDK's writer of pictures. */
  JDK_IMAGES("javax.imageio."),
  /** DJL without the engine and the tokenizers. */
  DJL("ai.djl."),
  /** DJL's PyTorch engine, internals included. */
  DJL_PYTORCH("ai.djl.pytorch."),
  /** DJL's tokenizers. */
  DJL_TOKENIZERS("ai.djl.huggingface."),
  /** The annotations that say how a record is written, and nothing that writes. */
  JACKSON_ANNOTATIONS("com.fasterxml.jackson.annotation."),
  /** The reader and writer of JSON and YAML. */
  JACKSON("com.fasterxml.jackson."),
  /** Calls of the C library. */
  JNA("com.sun.jna."),
  /** The options of a command line. */
  COMMONS_CLI("org.apache.commons.cli."),
  /** The readers of gzip and tar. */
  COMMONS_COMPRESS("org.apache.commons.compress."),
  /** The distributions of statistics. */
  COMMONS_STATISTICS("org.apache.commons.statistics."),
  /** The error function. */
  COMMONS_NUMBERS("org.apache.commons.numbers."),
  /** Dense matrices of doubles. */
  EJML("org.ejml."),
  /** The reader of comma-separated values. */
  FASTCSV("de.siegmar.fastcsv."),
  /** The writer of pictures as shapes. */
  BATIK("org.apache.batik."),
  /** The JDK's maker of documents, which that one fills. */
  JDK_XML("javax.xml."),
  /** The documents. */
  JDK_DOM("org.w3c.dom."),
  /** The bytes of protocol buffers. */
  PROTOBUF("com.google.protobuf."),
  /** Templates. */
  MUSTACHE("com.samskivert.mustache."),
  /** The web server. */
  JAVALIN("io.javalin."),
  /** What a request and its answer are to the web server. */
  SERVLET("jakarta.servlet."),
  /** The web server's own server. */
  JETTY("org.eclipse.jetty."),
  /** Warnings. */
  SLF4J("org.slf4j.");

  private final String prefix;

  Library(String prefix) {
    this.prefix = prefix;
  }

  /** The library of a package; of two that match, the narrower. */
  static Optional<Library> of(String packageName) {
    return Arrays.stream(values())
        .filter(library -> (packageName + ".").startsWith(library.prefix))
        .max(Comparator.comparingInt(library -> library.prefix.length()));
  }
}
