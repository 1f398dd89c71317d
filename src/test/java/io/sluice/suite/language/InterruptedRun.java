package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;

/** A run that was stopped half-way, or a copy of it to damage. */
record InterruptedRun(LanguageRecipe recipe, Path folder) {

  static InterruptedRun in(Path folder) {
    LanguageRecipe recipe = LanguageSamples.recipe(LanguageSamples.text(folder), 6, 2);
    Path run = folder.resolve("interrupted");
    LanguageSamples.trainUntil(3, recipe, LanguageSamples.sources(folder), run);
    return new InterruptedRun(recipe, run);
  }

  InterruptedRun copy(Path to) throws IOException {
    Files.createDirectory(to);
    for (String name : FolderContent.of(folder).keySet()) {
      Files.copy(file(name), to.resolve(name));
    }
    return new InterruptedRun(recipe, to);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Replaces words in a file that has them. */
  void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(file(name));
    assertThat(text).contains(from);
    Files.writeString(file(name), text.replace(from, to));
  }

  void flipBit(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));
    bytes[bytes.length * 3 / 4] ^= 4;
    Files.write(file(name), bytes);
  }

  /** Refused, and every file of the run is as it was. */
  AbstractStringAssert<?> assertResumeRefused(TextSources sources) throws IOException {
    Map<String, List<Byte>> before = FolderContent.of(folder);
    AbstractStringAssert<?> message = assertRefused(() -> resume(sources, folder));
    assertThat(FolderContent.of(folder)).isEqualTo(before);
    return message;
  }
}
