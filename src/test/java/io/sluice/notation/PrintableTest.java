package io.sluice.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "größer, čas, Ελλάδα, Привет, 你好, नमस्ते, שלום, مرحبا, ไทย",
        "می‌خواهم",
        "👩‍🔬 and 🇫🇮",
        "∂x/∂y ≤ 1 °C, 'single' \"double\" \\n as two letters",
        "e\u0301 with a mark of its own"
      })
  void lettersOfAllScriptsStay(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @Test
  void whatSteersOrHidesIsWrittenAsJsonWritesIt() {
    assertThat(Printable.line("\u001b[31mred\u001b]0;title\u0007"))
        .isEqualTo("\\u001b[31mred\\u001b]0;title\\u0007");
    assertThat(Printable.line("a\r\nb\tc")).isEqualTo("a\\r\\nb\\tc");
    assertThat(Printable.text("a\r\nb\tc\n")).isEqualTo("a\\r\nb\tc\n");
    assertThat(Printable.line("\u202egpj.exe\u2066\u200e"))
        .isEqualTo("\\u202egpj.exe\\u2066\\u200e");
    assertThat(Printable.line("\u2028\u2029\u0085\u009b\u007f\ufeff\u0000"))
        .isEqualTo("\\u2028\\u2029\\u0085\\u009b\\u007f\\ufeff\\u0000");
    assertThat(Printable.line("\ud83d alone, \udb40\udc41 a tag"))
        .isEqualTo("\\ud83d alone, \\udb40\\udc41 a tag");
  }

  @Test
  void whateverCodeUnitsThereAreNothingSteersATerminal() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(20, 0, 0x10000).forEach(unit -> text.append((char) unit));
      String line = Printable.line(text.toString());
      assertThat(steering(line)).as(line).isEmpty();
      assertThat(Printable.line(line)).isEqualTo(line);
    }
    String all =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(steering(Printable.line(all))).isEmpty();
    assertThat(steering(Printable.text(all))).allMatch(letter -> letter == '\n' || letter == '\t');
  }

  private static IntStream steering(String text) {
    return text.codePoints()
        .filter(
            letter ->
                Character.isISOControl(letter)
                    || (letter >= 0x2028 && letter <= 0x202e)
                    || (letter >= 0x2066 && letter <= 0x2069));
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "31, 55", "1000, 55"})
  void longTextLosesItsMiddle(int length, int shown) {
    String text = "a".repeat(length - 5) + "the e";
    String cut = Printable.shortened(text, 30);
    assertThat(cut).hasSizeLessThanOrEqualTo(shown).endsWith("the e");
    if (length > 30) {
      assertThat(cut).contains(" ... (" + (length - 30) + " letters) ... ");
    }
  }

  @Test
  void noPairIsCut() {
    String faces = "😀".repeat(100);
    for (int most = 10; most < 30; most++) {
      String cut = Printable.shortened(faces, most);
      assertThat(Printable.line(cut)).isEqualTo(cut);
    }
  }
}
