package io.sluice.corpus.fables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A probabilistic grammar whose words may depend on a {@link Scene}.
 *
 * <p>It has no recursion, so it describes finitely many texts; each choice has probabilities that
 * sum to 1, so their probabilities sum to 1.
 *
 * @param start the rule of a whole fable
 * @param roles how many roles a scene has
 */
record Grammar(Choice start, int roles) {

  /** The grammar of the package's own two files. */
  static Grammar ofFables() {
    World world = World.read(resource("world.txt"), "world.txt");
    return GrammarReader.read(resource("grammar.txt"), "grammar.txt", world);
  }

  private static String resource(String name) {
    try (InputStream stream = Grammar.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the class path lacks " + name + " of the fables");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the fables", e);
    }
  }
}
