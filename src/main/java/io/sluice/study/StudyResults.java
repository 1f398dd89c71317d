package io.sluice.study;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * {@code results.csv} of one kind of study.
 *
 * @param name the file's name
 * @param reader of the rows
 * @param writer of the rows, atomic
 * @param key what a row is about: two rows with equal keys measure the same thing
 * @param <R> a row
 */
public record StudyResults<R>(
    String name,
    Function<Path, List<R>> reader,
    BiConsumer<Path, List<R>> writer,
    Function<R, Object> key) {

  Set<Object> keys(List<R> rows) {
    Set<Object> keys = new HashSet<>();
    rows.forEach(row -> keys.add(key.apply(row)));
    return keys;
  }
}
