package io.sluice.corpus.fables;

/**
 * Fables and their information content.
 *
 * @param text whole fables with an empty line between them, ending in a newline; ASCII
 * @param nats the negative natural logarithm of the probability of the whole text, separators
 *     included
 */
public record FableText(String text, double nats) {}
