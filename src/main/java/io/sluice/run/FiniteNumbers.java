package io.sluice.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.function.Function;

/**
 * Doubles from numbers only. Jackson's own reading takes the texts {@code "NaN"} and {@code "INF"}
 * for numbers even where coercion from texts is off.
 */
final class FiniteNumbers {
  private FiniteNumbers() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("finite-numbers");
    module.addDeserializer(double.class, new Reader<>(double.class, Function.identity()));
    module.addDeserializer(Double.class, new Reader<>(Double.class, Function.identity()));
    module.addDeserializer(float.class, new Reader<>(float.class, Double::floatValue));
    module.addDeserializer(Float.class, new Reader<>(Float.class, Double::floatValue));
    return module;
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private final Class<T> type;
    private final transient Function<Double, T> narrow;

    Reader(Class<T> type, Function<Double, T> narrow) {
      super(type);
      this.type = type;
      this.narrow = narrow;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return context.reportInputMismatch(type, "not a number");
      }
      return narrow.apply(parser.getDoubleValue());
    }
  }
}
