package io.sluice.training;

import java.util.function.Consumer;

/**
 * Asked of a finished run: to be longer.
 *
 * @param length all of it, in the unit of its recipe, what is done already included
 * @param told as soon as the run's folder says so
 */
public record Longer(long length, Consumer<Lengthening<?>> told) {}
