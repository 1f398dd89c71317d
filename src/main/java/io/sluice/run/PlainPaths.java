package io.sluice.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Path;

/** Paths as they are typed. Jackson's own writing makes URIs of them. */
final class PlainPaths {
  private PlainPaths() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("plain-paths");
    module.addSerializer(Path.class, ToStringSerializer.instance);
    module.addDeserializer(Path.class, new Reader());
    return module;
  }

  private static final class Reader extends StdDeserializer<Path> {
    Reader() {
      super(Path.class);
    }

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return Path.of(context.readValue(parser, String.class));
    }
  }
}
