package io.sluice.corpus.fables;

/** A piece of an alternative of the grammar: words settled by the scene, a choice, or a draw. */
sealed interface GrammarSymbol permits Wording, Choice, Draw {

  /** What someone who walks the grammar does at each kind of part. */
  interface Visitor {

    void wording(Wording wording);

    void choice(Choice choice);

    void draw(Draw draw);
  }

  void accept(Visitor visitor);
}
