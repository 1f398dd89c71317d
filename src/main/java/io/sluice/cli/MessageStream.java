package io.sluice.cli;

import io.sluice.notation.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one way of text out of the program, as UTF-8. What {@link #println(String)} is given is one
 * line, what {@link #print(String)} is given may be several, and nothing in either steers the
 * terminal. Bytes go through as they are: they are for a progress bar, and for what a model writes.
 *
 * <p>A {@link PrintStream} keeps silent about what could not be written; this one remembers it.
 */
final class MessageStream extends PrintStream {

  private final Sink sink;
  private final Optional<Path> link;

  MessageStream(OutputStream out) {
    this(new Sink(out), Optional.empty());
  }

  private MessageStream(Sink sink, Optional<Path> link) {
    super(sink, true, StandardCharsets.UTF_8);
    this.sink = sink;
    this.link = link;
  }

  /** Standard output of this process. */
  static MessageStream ofOutput() {
    return new MessageStream(
        new Sink(new FileOutputStream(FileDescriptor.out)),
        Optional.of(Path.of("/proc/self/fd/1")));
  }

  /** Standard error of this process. */
  static MessageStream ofErrors() {
    return new MessageStream(new FileOutputStream(FileDescriptor.err));
  }

  @Override
  public void println(String line) {
    super.print(Printable.line(String.valueOf(line)) + System.lineSeparator());
  }

  /** A line of a stack trace, which may be indented. */
  @Override
  public void println(Object value) {
    String line = String.valueOf(value);
    int indent = line.length() - line.replaceFirst("^\\t+", "").length();
    super.print(
        line.substring(0, indent)
            + Printable.line(line.substring(indent))
            + System.lineSeparator());
  }

  @Override
  public void print(String text) {
    super.print(Printable.text(String.valueOf(text)));
  }

  @Override
  public void print(Object value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char letter) {
    print(String.valueOf(letter));
  }

  @Override
  public void print(char[] letters) {
    print(String.valueOf(letters));
  }

  /**
   * Why some of it has not arrived.
   *
   * @return the first failure, unless the reader has only closed the pipe, as {@code head} does
   */
  Optional<IOException> loss() {
    flush();
    return Optional.ofNullable(sink.failure).filter(failure -> !isClosedPipe(failure));
  }

  /** The error's words are the system's, in its language; where the stream leads is certain. */
  private boolean isClosedPipe(IOException failure) {
    if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return true;
    }
    try {
      String target = link.isEmpty() ? "" : Files.readSymbolicLink(link.get()).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no Linux
    }
  }

  private static final class Sink extends FilterOutputStream {
    private volatile IOException failure;

    Sink(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
