package org.plenary.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Characters;

/**
 * Reads values strictly from a parser whose current token is the value's first. Everything unfit
 * ends in a {@link Refused}. For one thread, one message.
 */
final class Reading {

  /** Positions beyond this are of no text, and sums of them must not overflow. */
  static final int MAX_POSITION = 100_000_000;

  /** Reads one element. */
  interface Element<T> {
    T read() throws IOException;
  }

  /** Takes one element of a list. */
  interface Each {
    void element() throws IOException;
  }

  /** Reads the value of one field; false: there is no such field. */
  interface Field {
    boolean read(String name) throws IOException;
  }

  private final JsonParser in;
  private final String code;

  private Reading(JsonParser in, String code) {
    this.in = in;
    this.code = code;
  }

  /** Runs a reading and turns what the parser throws into a refusal. */
  static <T> T of(JsonParser in, String code, Function<Reading, Element<T>> how) {
    Reading reading = new Reading(in, code);
    try {
      if (in.currentToken() == null || in.currentToken() == JsonToken.FIELD_NAME) {
        in.nextToken();
      }
      return how.apply(reading).read();
    } catch (IOException e) {
      throw notJson(code);
    }
  }

  static Refused notJson(String code) {
    return Refusal.of(code, "This is not JSON as it is agreed.").asException();
  }

  /** As above for a whole message, after which nothing may follow. */
  static <T> T whole(JsonParser in, String code, Function<Reading, Element<T>> how) {
    return of(
        in,
        code,
        reading ->
            () -> {
              T value = how.apply(reading).read();
              if (in.nextToken() != null) {
                throw reading.refused("Something follows the end.");
              }
              return value;
            });
  }

  Refused refused(String sentence) {
    return new Refused(new Refusal(code, sentence, null));
  }

  boolean isNull() {
    return in.currentToken() == JsonToken.VALUE_NULL;
  }

  String string() throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw refused("A string was expected.");
    }
    String text = in.getText();
    if (!Characters.allowed(text)) {
      throw refused("A string holds a character that no text may hold.");
    }
    return text;
  }

  int integer(int max) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw refused("A whole number was expected.");
    }
    if (in.getNumberType() != JsonParser.NumberType.INT) {
      throw refused("A number is out of range.");
    }
    int value = in.getIntValue();
    if (value < 0 || value > max) {
      throw refused("A number is out of range.");
    }
    return value;
  }

  boolean bool() {
    JsonToken token = in.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw refused("True or false was expected.");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** A string or a small whole number. */
  Object scalar() throws IOException {
    return in.currentToken() == JsonToken.VALUE_STRING ? string() : (Object) integer(MAX_POSITION);
  }

  <T> List<T> list(int max, Element<T> element) throws IOException {
    List<T> out = new ArrayList<>();
    each(max, () -> out.add(element.read()));
    return out;
  }

  /** Goes through the elements of a list. */
  void each(int max, Each each) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw refused("A list was expected.");
    }
    for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == max) {
        throw refused("A list is too long.");
      }
      each.element();
    }
  }

  void object(Field field) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw refused("An object was expected.");
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (!field.read(name)) {
        throw refused("A field is unknown.");
      }
    }
  }

  /** Adds a bit to a mask; refuses a field that comes twice. */
  int once(int mask, int bit) {
    if ((mask & bit) != 0) {
      throw refused("A field comes twice.");
    }
    return mask | bit;
  }

  /** Refuses a set of fields other than the needed ones and some of the optional ones. */
  void fields(int mask, int needed, int optional) {
    if ((mask & needed) != needed || (mask & ~(needed | optional)) != 0) {
      throw refused("Fields are missing or do not belong together.");
    }
  }

  <T> T known(@Nullable T value) {
    if (value == null) {
      throw refused("A name is unknown or missing.");
    }
    return value;
  }
}
