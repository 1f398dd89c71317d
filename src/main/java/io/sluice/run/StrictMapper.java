package io.sluice.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.sluice.notation.Words;

/** Jackson, set so that a record's components are the keys: all of them, and nothing else. */
final class StrictMapper {
  private StrictMapper() {}

  static ObjectMapper create() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new Introspection())
            .accessorNaming(new ComponentsOnly())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(
                config ->
                    config
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Textual,
                config ->
                    config
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail));
    return OptionalKeys.leftOutWhenEmpty(builder)
        .addModule(OptionalKeys.module())
        .addModule(FiniteNumbers.module())
        .addModule(PlainPaths.module())
        .build();
  }

  static JsonFactory json() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  static JsonFactory yaml() {
    return YAMLFactory.builder()
        .stringQuotingChecker(new QuotesSexagesimals())
        .build()
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        // YAML 1.1 takes the words yes, no, on and off for truth values.
        .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** Other readers would take 1:30 for ninety. */
  private static final class QuotesSexagesimals extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || value.matches("[-+]?\\d[\\d_.]*(:[\\d_.]+)+");
    }
  }

  /** Two spaces and a line feed on every platform, so that a file is the same wherever written. */
  static PrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  /** Enum constants as lower-case words with hyphens; components required unless optional. */
  private static final class Introspection extends JacksonAnnotationIntrospector {
    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      String[] words = super.findEnumValues(config, type, constants, names);
      for (int i = 0; i < constants.length; i++) {
        if (words[i] == null) {
          words[i] = Words.of(constants[i]);
        }
      }
      return words;
    }

    // In place of FAIL_ON_MISSING_CREATOR_PROPERTIES, which would demand the optional ones too.
    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      if (member instanceof AnnotatedParameter) {
        return !OptionalKeys.isOptional(member.getRawType());
      }
      return super.hasRequiredMarker(member);
    }
  }

  /** Methods such as {@code isGated()} or {@code getName()} of a record are not keys. */
  private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
      return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
        @Override
        public String findNameForIsGetter(AnnotatedMethod method, String name) {
          return component(super.findNameForIsGetter(method, name), name);
        }

        @Override
        public String findNameForRegularGetter(AnnotatedMethod method, String name) {
          return component(super.findNameForRegularGetter(method, name), name);
        }
      };
    }

    // Jackson derives "gated" from isGated(); an accessor's key is the method's own name.
    private static String component(String key, String method) {
      return method.equals(key) ? key : null;
    }
  }
}
