package io.sluice.documentation;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file of the project with lines added to it. */
final class Source {

  private final Path file;
  private String text;

  private Source(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static Source of(Path file) throws IOException {
    return new Source(file, Files.readString(file));
  }

  /** Adds lines behind a line that is there once. */
  void after(String line, String added) {
    String place = "\n" + line + "\n";
    if (text.split(Pattern.quote(place), -1).length != 2) {
      throw new AssertionError(file + " does not have this line once: " + line);
    }
    text = text.replace(place, place + added);
  }

  /** The project's classes, those of a scratch copy first. */
  static String classPath(Path classes) {
    String all = classes + File.pathSeparator + System.getProperty("java.class.path");
    return Stream.of(all.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What the compiler has against it; nothing if it compiles, and its classes are there then. */
  String complaints(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///" + file.getFileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-cp", classPath(classes));
    boolean compiled =
        compiler.getTask(complaints, null, null, options, null, List.of(source)).call();
    return compiled ? "" : complaints.toString();
  }
}
