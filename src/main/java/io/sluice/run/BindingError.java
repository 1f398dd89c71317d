package io.sluice.run;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Why a tree could not become a record, for a person. What Jackson found is looked up again in the
 * tree by its path, so that the sentence does not depend on Jackson's wording.
 *
 * @param mapper that was to make the record
 * @param tree what it was to be made of
 * @param origin what a refusal calls the tree
 * @param remedy what a refusal adds where a key is missing
 */
record BindingError(ObjectMapper mapper, JsonNode tree, String origin, String remedy) {
  private static final int SHOWN = 60; // letters of a wrong text that are quoted

  RuntimeException explain(JsonProcessingException e) {
    if (e instanceof InvalidDefinitionException) {
      return new IllegalStateException(origin + ": a record holds a type that Json lacks", e);
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException refusal) {
        return refused(at(steps(e)) + refusal.getMessage(), refusal);
      }
      if (cause instanceof RuntimeException defect) {
        return defect;
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> legal = unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
      return refused(unknownKey(unknown.getPropertyName(), legal, path(parent(steps(e)))), e);
    }
    if (e instanceof InvalidTypeIdException kind) {
      String word = kind.getTypeId();
      return refused(word == null ? "'type' is missing" : "unknown type '" + word + "'", e);
    }
    return refused(wrongValue(e), e);
  }

  private String unknownKey(String key, List<String> legal, String under) {
    return "unknown key '"
        + key
        + "'"
        + (under.isEmpty() ? "" : " under '" + under + "'")
        + (legal.isEmpty() ? ": no key is legal here" : ": legal keys are " + words(legal))
        + hint(key, legal);
  }

  // Jackson meets a mistyped key twice, and first as a missing one; the typing error helps more.
  private String missingKey(List<JsonMappingException.Reference> path) {
    List<JsonMappingException.Reference> parent = parent(path);
    JsonNode holder = find(parent);
    if (holder != null && path.get(parent.size()).getFrom() instanceof Class<?> type) {
      List<String> legal = legalKeys(type);
      for (Map.Entry<String, JsonNode> field : holder.properties()) {
        if (!legal.contains(field.getKey())) {
          return unknownKey(field.getKey(), legal, path(parent));
        }
      }
    }
    return "'" + path(path) + "' is missing" + remedy;
  }

  private List<String> legalKeys(Class<?> type) {
    BeanDescription description = describe(type);
    List<String> keys = new ArrayList<>();
    JsonTypeInfo kind = description.getClassAnnotations().get(JsonTypeInfo.class);
    if (kind != null) {
      keys.add(kind.property());
    }
    description.findProperties().forEach(property -> keys.add(property.getName()));
    return keys;
  }

  private BeanDescription describe(Class<?> type) {
    DeserializationConfig config = mapper.getDeserializationConfig();
    return config.introspect(config.constructType(type));
  }

  private String wrongValue(JsonProcessingException e) {
    JsonNode node = find(steps(e));
    String place = path(steps(e));
    if (node == null) {
      return missingKey(steps(e));
    }
    String subject = place.isEmpty() ? "it" : "'" + place + "'";
    Class<?> target = e instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
    if (target != null && target.isEnum()) {
      List<String> legal = legalWords(target);
      return subject
          + " is "
          + shown(node)
          + ": legal values are "
          + words(legal)
          + hint(node.asText(), legal);
    }
    if (node.isIntegralNumber() && (target == null || isWhole(target))) {
      return subject + " is " + node.asText() + ": the number is out of range";
    }
    return subject + " is " + shown(node) + ": expected " + expected(target, node);
  }

  private JsonNode find(List<JsonMappingException.Reference> path) {
    JsonNode node = tree;
    for (JsonMappingException.Reference step : path) {
      node =
          step.getFieldName() == null ? node.get(step.getIndex()) : node.get(step.getFieldName());
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private List<String> legalWords(Class<?> type) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      words.add(mapper.valueToTree(constant).asText());
    }
    return words;
  }

  private String expected(Class<?> target, JsonNode found) {
    if (target == null) {
      return "another kind of value";
    }
    if (isWhole(target)) {
      return "a whole number";
    }
    if (target == double.class || target == float.class || Number.class.isAssignableFrom(target)) {
      return "a number";
    }
    if (target == boolean.class || target == Boolean.class) {
      return "true or false";
    }
    if (target == String.class) {
      return found.isValueNode() ? "a text: put it in quotes" : "a text";
    }
    if (Collection.class.isAssignableFrom(target) || target.isArray()) {
      return "a list";
    }
    boolean textual = describe(target).findJsonValueAccessor() != null;
    return textual ? "a text" : "a group of keys";
  }

  private static boolean isWhole(Class<?> type) {
    return List.of(int.class, long.class, Integer.class, Long.class).contains(type);
  }

  private static String shown(JsonNode node) {
    if (node.isTextual()) {
      String text = node.asText();
      return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
    if (node.isContainerNode()) {
      return node.isArray() ? "a list" : "a group of keys";
    }
    return node.asText();
  }

  private static String hint(String wrong, List<String> legal) {
    return Nearest.to(wrong, legal).map(word -> " (did you mean " + word + "?)").orElse("");
  }

  private static List<JsonMappingException.Reference> steps(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
  }

  private static List<JsonMappingException.Reference> parent(
      List<JsonMappingException.Reference> path) {
    return path.subList(0, path.size() - 1);
  }

  private static String at(List<JsonMappingException.Reference> path) {
    return path.isEmpty() ? "" : "'" + path(path) + "': ";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    String path = "";
    for (JsonMappingException.Reference step : references) {
      path =
          step.getFieldName() == null
              ? path + "[" + step.getIndex() + "]"
              : StrictTree.child(path, step.getFieldName());
    }
    return path;
  }

  private static String words(Collection<String> words) {
    return String.join(", ", words);
  }

  private IllegalArgumentException refused(String what, Throwable cause) {
    return new IllegalArgumentException(origin + ": " + Quoted.oneLine(what), cause);
  }
}
