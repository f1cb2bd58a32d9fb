package org.plenary.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.plenary.refusal.Refused;
import org.plenary.text.Doc;

/**
 * Documents as JSON. Reading checks types, names and canonical marks and throws {@link Refused}
 * with {@code doc.malformed}; the rules of {@code Form}, unique ids among them, are for the caller.
 */
public final class DocJson {

  private static final String CODE = "doc.malformed";

  private DocJson() {}

  /** The parser stands before or on the first token, and afterwards on the last. */
  public static Doc read(JsonParser parser) {
    return Reading.of(parser, CODE, in -> new NodeReading(in)::doc);
  }

  public static Doc read(String json) {
    return Parsing.whole(json, CODE, in -> new NodeReading(in)::doc);
  }

  public static Doc read(byte[] json) {
    return Parsing.whole(json, CODE, in -> new NodeReading(in)::doc);
  }

  public static void write(JsonGenerator out, Doc doc) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "doc");
    out.writeFieldName("content");
    NodeWriting.blocks(out, doc.blocks());
    out.writeEndObject();
  }

  public static String string(Doc doc) {
    return Parsing.string(out -> write(out, doc));
  }

  public static byte[] bytes(Doc doc) {
    return Parsing.bytes(out -> write(out, doc));
  }
}
