package io.sluice.corpus.fables;

import java.util.List;
import java.util.Optional;

/** Words that the scene settles: they cost nothing to whoever knows the world. */
sealed interface Wording extends GrammarSymbol {

  String in(Scene scene);

  @Override
  default void accept(Visitor visitor) {
    visitor.wording(this);
  }

  /** The same words in every scene. */
  record Literal(String text) implements Wording {

    @Override
    public String in(Scene scene) {
      return text;
    }
  }

  /** A fact of the world, perhaps with a capital. */
  record Fact(Path path, boolean capital) implements Wording {

    @Override
    public String in(Scene scene) {
      return written(path.word(scene));
    }

    String written(String word) {
      return capital ? capitalised(word) : word;
    }
  }

  /**
   * A verb in the tense of the fable and the number of its subject.
   *
   * @param forms by the index of the tense, then by the index of the number
   * @param tense the way to the tense
   * @param number the way to the number of a subject that the scene settles
   * @param fixedNumber the number of any other subject
   */
  record Verb(List<List<String>> forms, Path tense, Optional<Path> number, int fixedNumber)
      implements Wording {

    @Override
    public String in(Scene scene) {
      int plural = number.map(path -> path.row(scene).index()).orElse(fixedNumber);
      return forms.get(tense.row(scene).index()).get(plural);
    }
  }

  /** The word with a capital first letter. */
  static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
