package org.plenary.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** From and to strings and bytes in memory, where nothing but the content can fail. */
final class Parsing {

  private Parsing() {}

  /** Something that writes itself. */
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  static <T> T whole(String json, String code, Function<Reading, Reading.Element<T>> how) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      return Reading.whole(parser, code, how);
    } catch (IOException e) {
      throw Reading.notJson(code);
    }
  }

  static <T> T whole(byte[] json, String code, Function<Reading, Reading.Element<T>> how) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      return Reading.whole(parser, code, how);
    } catch (IOException e) {
      throw Reading.notJson(code);
    }
  }

  static String string(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
