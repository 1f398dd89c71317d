package io.sluice.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Keys that may be missing: the JDK's four optional types, absent in the file when empty. */
final class OptionalKeys {
  private static final List<Class<?>> TYPES =
      List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private OptionalKeys() {}

  static boolean isOptional(Class<?> type) {
    return TYPES.contains(type);
  }

  static JsonMapper.Builder leftOutWhenEmpty(JsonMapper.Builder builder) {
    for (Class<?> type : TYPES) {
      builder.withConfigOverride(
          type,
          override ->
              override.setInclude(
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)));
    }
    return builder;
  }

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("optional-keys");
    module.addDeserializer(Optional.class, new OptionalReader(null));
    module.addDeserializer(
        OptionalInt.class,
        new NumberReader<>(OptionalInt.class, int.class, OptionalInt.empty(), OptionalInt::of));
    module.addDeserializer(
        OptionalLong.class,
        new NumberReader<>(OptionalLong.class, long.class, OptionalLong.empty(), OptionalLong::of));
    module.addDeserializer(
        OptionalDouble.class,
        new NumberReader<>(
            OptionalDouble.class, double.class, OptionalDouble.empty(), OptionalDouble::of));
    module.addSerializer(new Writer<>(Optional.class, optional -> optional));
    module.addSerializer(
        new Writer<>(
            OptionalInt.class, v -> v.isPresent() ? Optional.of(v.getAsInt()) : Optional.empty()));
    module.addSerializer(
        new Writer<>(
            OptionalLong.class,
            v -> v.isPresent() ? Optional.of(v.getAsLong()) : Optional.empty()));
    module.addSerializer(
        new Writer<>(
            OptionalDouble.class,
            v -> v.isPresent() ? Optional.of(v.getAsDouble()) : Optional.empty()));
    return module;
  }

  @SuppressWarnings("rawtypes") // Jackson registers by class, and a class has no type argument.
  private static final class OptionalReader extends StdDeserializer<Optional>
      implements ContextualDeserializer {
    private final JsonDeserializer<?> content;

    OptionalReader(JsonDeserializer<?> content) {
      super(Optional.class);
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) throws JsonMappingException {
      JavaType type = context.getContextualType().containedTypeOrUnknown(0);
      return new OptionalReader(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Optional deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Optional.of(content.deserialize(parser, context));
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }
  }

  private static final class NumberReader<N, T> extends StdDeserializer<T> {
    private final Class<N> number;
    private final T empty;
    private final transient Function<N, T> wrap;

    NumberReader(Class<T> type, Class<N> number, T empty, Function<N, T> wrap) {
      super(type);
      this.number = number;
      this.empty = empty;
      this.wrap = wrap;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return wrap.apply(context.readValue(parser, number));
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return empty;
    }
  }

  private static final class Writer<T> extends StdSerializer<T> {
    private final transient Function<T, Optional<?>> value;

    Writer(Class<T> type, Function<T, Optional<?>> value) {
      super(type);
      this.value = value;
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, T optional) {
      return value.apply(optional).isEmpty();
    }

    @Override
    public void serialize(T optional, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.apply(optional).orElse(null), generator);
    }
  }
}
