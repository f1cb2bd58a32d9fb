package org.plenary.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.ActJson;
import org.plenary.text.Doc;
import org.plenary.wire.DocJson;

/** The fields of a request. What is left out is empty or 0. Not of the right type: refused. */
record Fields(ObjectNode json) {

  /**
   * The body of a request.
   *
   * <p>Refusal: {@code request.malformed}.
   */
  static Fields read(@Nullable Buffer body) {
    try {
      if (body != null && ActJson.MAPPER.readTree(body.toString()) instanceof ObjectNode object) {
        return new Fields(object);
      }
    } catch (JsonProcessingException broken) {
      // Refused below.
    }
    throw Refusal.of("request.malformed", "The server cannot read this request.").asException();
  }

  boolean has(String name) {
    JsonNode value = json.get(name);
    return value != null && !value.isNull();
  }

  String text(String name) {
    if (!has(name)) {
      return "";
    }
    return json.get(name).isTextual() ? json.get(name).textValue() : wrong(name);
  }

  int number(String name) {
    long value = version(name, 0);
    return value <= Integer.MAX_VALUE ? (int) value : (int) wrongNumber(name);
  }

  /** Not negative. */
  long version(String name, long absent) {
    if (!has(name)) {
      return absent;
    }
    JsonNode value = json.get(name);
    boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
    return fits ? value.longValue() : wrongNumber(name);
  }

  /** A constant by its code. */
  <E extends Enum<E>> E constant(String name, Class<E> type, @Nullable E absent) {
    if (!has(name) && absent != null) {
      return absent;
    }
    String code = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> ActJson.code(one).equals(code))
        .findFirst()
        .orElseThrow(() -> malformed(name));
  }

  @Nullable Doc doc(String name) {
    return has(name) ? DocJson.read(json.get(name).toString()) : null;
  }

  /** Indexes; null where none are given. */
  @Nullable Set<Integer> indexes(String name) {
    if (!has(name)) {
      return null;
    }
    Set<Integer> found = new LinkedHashSet<>();
    for (JsonNode one : json.get(name)) {
      if (!one.canConvertToInt() || !one.isIntegralNumber()) {
        throw malformed(name);
      }
      found.add(one.intValue());
    }
    if (!json.get(name).isArray()) {
      throw malformed(name);
    }
    return found;
  }

  private static String wrong(String name) {
    throw malformed(name);
  }

  private static long wrongNumber(String name) {
    throw malformed(name);
  }

  static Refused malformed(String name) {
    return new Refusal("act.malformed", "The field " + name + " cannot be read.", name)
        .asException();
  }
}
