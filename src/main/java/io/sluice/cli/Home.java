package io.sluice.cli;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.data.DataDirectory;
import io.sluice.suite.language.TextSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of the project, wherever the program is called from.
 *
 * @param folder what holds {@code corpora}, {@code checkpoints}, {@code eval} and {@code
 *     activations}
 */
record Home(Path folder) {

  /** The folder that the launcher names, else the working directory. */
  static Home current() {
    return new Home(Path.of(System.getProperty("sluice.home", "")).toAbsolutePath().normalize());
  }

  Path corpora() {
    return folder.resolve("corpora");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Path activations() {
    return folder.resolve("activations");
  }

  Path evaluation() {
    return folder.resolve("eval");
  }

  /** A run by its folder, or by its name among the checkpoints. */
  Path run(String given) {
    Path named = checkpoints().resolve(given);
    return !Files.exists(Path.of(given)) && Files.exists(named) ? shown(named) : Path.of(given);
  }

  /** A path as a person would type it from here: relative where it lies below. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return whole.startsWith(here) && !whole.equals(here) ? here.relativize(whole) : whole;
  }

  /** Where text comes from. */
  TextSources sources(Optional<Path> data) {
    Path dataDirectory = DataDirectory.resolve(data).path();
    return new TextSources(
        Corpora.in(corpora(), dataDirectory),
        dataDirectory,
        new TokenCache(checkpoints().resolve("tokens")));
  }
}
