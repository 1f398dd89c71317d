package io.sluice.run;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that a record has in a file, those of the records within it too. */
final class RecordKeys {

  private RecordKeys() {}

  /** Dotted paths, a group before what is in it. */
  static List<String> of(ObjectMapper mapper, Class<?> type) {
    List<String> keys = new ArrayList<>();
    collect(mapper, mapper.constructType(type), "", keys);
    return List.copyOf(keys);
  }

  private static void collect(ObjectMapper mapper, JavaType type, String path, List<String> keys) {
    BeanDescription description = mapper.getDeserializationConfig().introspect(type);
    for (BeanPropertyDefinition property : description.findProperties()) {
      String key = StrictTree.child(path, property.getName());
      keys.add(key);
      JavaType value = property.getPrimaryType();
      JavaType inner = value.hasRawClass(Optional.class) ? value.containedTypeOrUnknown(0) : value;
      boolean isText =
          mapper.getDeserializationConfig().introspect(inner).findJsonValueAccessor() != null;
      if (inner.getRawClass().isRecord() && !isText) {
        collect(mapper, inner, key, keys);
      }
    }
  }
}
