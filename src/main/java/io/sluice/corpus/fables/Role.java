package io.sluice.corpus.fables;

/**
 * A part in a fable which one draw fills: the hero, the place, the prize.
 *
 * @param name as the grammar writes it
 * @param index its place in a {@link Scene}
 * @param table whose rows fill it
 */
record Role(String name, int index, WorldTable table) {}
