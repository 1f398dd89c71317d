package io.sluice.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a value is in a line: one cell, or those of a record one after the other. */
interface RowCells {

  /** The names of the cells. */
  List<String> columns();

  /** Adds the cells of a value. */
  void write(Object value, List<String> cells);

  /**
   * Takes as many cells as there are columns and makes the value of them.
   *
   * @throws IllegalArgumentException with the column that does not fit
   */
  Object read(Iterator<String> cells);

  /** Whether a line may leave it empty. */
  default boolean mayBeEmpty() {
    return false;
  }

  /** The columns that a table may lack, those that it has or lacks together. */
  default List<List<String>> mayBeMissing() {
    return List.of();
  }

  /** A record's components. */
  static OfRecord ofRecord(Class<?> type) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    return new OfRecord(type, components, components.stream().map(RowCells::ofComponent).toList());
  }

  private static RowCells ofComponent(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return ofRecord(plain);
    }
    if (type instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] instanceof Class<?> inner
        && inner.isRecord()) {
      return new OfOptional(ofRecord(inner));
    }
    return CsvCell.of(component);
  }

  /** The components of a record, side by side. */
  record OfRecord(Class<?> type, List<RecordComponent> components, List<RowCells> parts)
      implements RowCells {

    @Override
    public List<String> columns() {
      return parts.stream().flatMap(part -> part.columns().stream()).toList();
    }

    @Override
    public List<List<String>> mayBeMissing() {
      return parts.stream().flatMap(part -> part.mayBeMissing().stream()).toList();
    }

    @Override
    public void write(Object value, List<String> cells) {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).write(component(value, components.get(i)), cells);
      }
    }

    @Override
    public Object read(Iterator<String> cells) {
      Object[] values = parts.stream().map(part -> part.read(cells)).toArray();
      try {
        return constructor().newInstance(values);
      } catch (InvocationTargetException e) {
        throw failure(e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type + " cannot be made", e);
      }
    }

    private Constructor<?> constructor() throws NoSuchMethodException {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    }

    private static Object component(Object value, RecordComponent component) {
      try {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(value);
      } catch (InvocationTargetException e) {
        throw failure(e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(component + " cannot be read", e);
      }
    }

    /** What the record itself refuses. */
    private static RuntimeException failure(InvocationTargetException e) {
      return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** A record that may be missing: then all of its cells are empty. */
  record OfOptional(OfRecord record) implements RowCells {

    @Override
    public List<String> columns() {
      return record.columns();
    }

    @Override
    public List<List<String>> mayBeMissing() {
      return List.of(columns());
    }

    @Override
    public void write(Object value, List<String> cells) {
      Optional<?> optional = (Optional<?>) value;
      if (optional.isPresent()) {
        record.write(optional.get(), cells);
      } else {
        columns().forEach(column -> cells.add(""));
      }
    }

    @Override
    public Object read(Iterator<String> cells) {
      List<String> columns = columns();
      String[] taken = new String[columns.size()];
      Arrays.setAll(taken, i -> cells.next());
      int there =
          IntStream.range(0, taken.length).filter(i -> !taken[i].isEmpty()).findFirst().orElse(-1);
      if (there < 0) {
        return Optional.empty();
      }
      List<String> required = required();
      for (int i = 0; i < taken.length; i++) {
        if (taken[i].isEmpty() && required.contains(columns.get(i))) {
          throw new IllegalArgumentException(
              columns.get(i) + " is empty, " + columns.get(there) + " is not");
        }
      }
      return Optional.of(record.read(List.of(taken).iterator()));
    }

    private List<String> required() {
      List<String> required = new ArrayList<>();
      for (RowCells part : record.parts()) {
        if (!part.mayBeEmpty()) {
          required.addAll(part.columns());
        }
      }
      return required;
    }
  }
}
