package org.plenary.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.plenary.record.BundleCheck.Found;

/**
 * A line of a bundle, read so that every program reads the same in it: one object and nothing after
 * it, spelled as the server spells it, each name once, no name but those that belong there, whole
 * numbers and texts only.
 */
final class StrictLine {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictLine() {}

  /**
   * @param numbers the names of its whole numbers
   * @param texts the names of its texts
   * @param others names of values that the caller looks at
   */
  static JsonNode of(byte[] line, Set<String> numbers, Set<String> texts, Set<String> others) {
    JsonNode node = read(line);
    Set<String> names = new TreeSet<>(numbers);
    names.addAll(texts);
    names.addAll(others);
    Set<String> found = new TreeSet<>();
    node.fieldNames().forEachRemaining(found::add);
    boolean good =
        found.equals(names)
            && numbers.stream().allMatch(name -> node.get(name).canConvertToLong())
            && numbers.stream().allMatch(name -> node.get(name).isIntegralNumber())
            && texts.stream().allMatch(name -> node.get(name).isTextual());
    if (!good) {
      throw new Found(-1, "A line that has other things in it than belong there: " + found);
    }
    return node;
  }

  private static JsonNode read(byte[] line) {
    try {
      // As text of one encoding: the library would guess others, and another program other ones.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode node = MAPPER.readTree(text);
      if (node != null && node.isObject()) {
        if (!MAPPER.writeValueAsString(node).equals(text)) {
          throw new Found(-1, "A line that is spelled in another way than the server does.");
        }
        return node;
      }
    } catch (JsonProcessingException malformed) {
      throw new Found(-1, "A line that cannot be read: " + malformed.getOriginalMessage());
    } catch (IOException malformed) {
      throw new Found(-1, "A line that cannot be read: " + malformed.getMessage());
    }
    throw new Found(-1, "A line that cannot be read.");
  }
}
