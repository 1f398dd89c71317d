package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MessageStreamTest {

  private static final String ESCAPE = "\u001b[2J";

  private static String printed(Consumer<PrintStream> action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    action.accept(new MessageStream(bytes));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLineIsOneLineAndATextMayBeSeveral() {
    assertThat(printed(out -> out.println("größer\nb"))).isEqualTo("größer\\nb\n");
    assertThat(printed(out -> out.print("größer\nb\n"))).isEqualTo("größer\nb\n");
    assertThat(printed(PrintStream::println)).isEqualTo("\n");
  }

  @Test
  void noWayOfPrintingSteersTheTerminal() {
    String shown = "\\u001b[2J";
    assertThat(printed(out -> out.println(ESCAPE))).isEqualTo(shown + "\n");
    assertThat(printed(out -> out.println((Object) ESCAPE))).isEqualTo(shown + "\n");
    assertThat(printed(out -> out.println(ESCAPE.toCharArray()))).isEqualTo(shown + "\n");
    assertThat(printed(out -> out.println('\u001b'))).isEqualTo("\\u001b\n");
    assertThat(printed(out -> out.print(ESCAPE))).isEqualTo(shown);
    assertThat(printed(out -> out.print((Object) ESCAPE))).isEqualTo(shown);
    assertThat(printed(out -> out.print(ESCAPE.toCharArray()))).isEqualTo(shown);
    assertThat(printed(out -> out.print('\u001b'))).isEqualTo("\\u001b");
    assertThat(printed(out -> out.append(ESCAPE).append('\u001b').append(ESCAPE, 0, 1)))
        .isEqualTo(shown + "\\u001b\\u001b");
    assertThat(printed(out -> out.printf("%s", ESCAPE))).isEqualTo(shown);
    assertThat(printed(out -> out.format(Locale.ROOT, "%s", ESCAPE))).isEqualTo(shown);
    assertThat(printed(out -> new IllegalStateException(ESCAPE).printStackTrace(out)))
        .contains(shown)
        .contains("\tat ")
        .doesNotContain(ESCAPE);
  }

  @Test
  void bytesAreABarsOrAModels() {
    assertThat(printed(out -> out.writeBytes(ESCAPE.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(ESCAPE);
  }

  @Test
  void whatIsLostIsRememberedUnlessTheReaderHasLeft() {
    assertThat(lost("No space left on device")).isEqualTo(Exit.FAILED);
    assertThat(lost("Broken pipe")).isEqualTo(Exit.DONE);
  }

  @Test
  void howElseItEndedStays() {
    MessageStream out = failing("Input/output error");
    out.println("x");
    for (Exit exit : Exit.values()) {
      assertThat(Main.delivered(exit, out, new MessageStream(OutputStream.nullOutputStream())))
          .isEqualTo(exit == Exit.DONE ? Exit.FAILED : exit);
    }
  }

  private static Exit lost(String reason) {
    MessageStream out = failing(reason);
    out.println("a result");
    out.println("and more");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Exit exit = Main.delivered(Exit.DONE, out, new MessageStream(said));
    assertThat(said.toString(StandardCharsets.UTF_8).lines().count())
        .isEqualTo(exit == Exit.DONE ? 0 : 1);
    return exit;
  }

  private static MessageStream failing(String reason) {
    return new MessageStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException(reason);
          }
        });
  }
}
