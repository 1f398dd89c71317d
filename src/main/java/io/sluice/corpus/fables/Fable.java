package io.sluice.corpus.fables;

/**
 * One fable, without the newline that ends it.
 *
 * @param text what a reader sees
 * @param derivation how the generator made it
 */
record Fable(String text, Derivation derivation) {}
