package org.plenary.drafting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Step;
import org.plenary.wire.Json;
import org.plenary.wire.StepJson;

/** Messages as JSON: strict in, compact out. */
final class MessageJson {
  private MessageJson() {}

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "hello", Set.of("t", "protocol", "client", "version"),
          "commit", Set.of("t", "seq", "base", "groups"),
          "presence", Set.of("t", "version", "anchor", "head"));

  /** The fields of a message as they come, in any order. */
  private static final class Fields {
    final Set<String> names = new HashSet<>();
    @Nullable String type;
    @Nullable String client;
    @Nullable List<List<Step>> groups;
    long protocol = -1;
    long version = -1;
    long seq = -1;
    long base = -1;
    long anchor = -1;
    long head = -1;
  }

  /**
   * Reads one message.
   *
   * <p>Throws {@link Refused}: {@code message.malformed}, and those of {@link StepJson}.
   */
  static Message.FromBrowser read(byte[] json) {
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      Fields fields = fields(in);
      if (in.nextToken() != null) {
        throw malformed("More than one value.");
      }
      return message(fields);
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | IllegalArgumentException broken) {
      throw malformed("Not a JSON object as this protocol has it.");
    }
  }

  private static Fields fields(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("Not an object.");
    }
    Fields fields = new Fields();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      fields.names.add(name);
      JsonToken value = in.nextToken();
      switch (name) {
        case "t" -> fields.type = text(in, value, 20);
        case "client" -> fields.client = text(in, value, 40);
        case "groups" -> fields.groups = StepJson.readGroups(in);
        case "protocol" -> fields.protocol = number(in, value);
        case "version" -> fields.version = number(in, value);
        case "seq" -> fields.seq = number(in, value);
        case "base" -> fields.base = number(in, value);
        case "anchor" -> fields.anchor = number(in, value);
        case "head" -> fields.head = number(in, value);
        default -> throw malformed("A field that this protocol does not have.");
      }
    }
    return fields;
  }

  private static String text(JsonParser in, JsonToken value, int most) throws IOException {
    if (value != JsonToken.VALUE_STRING || in.getTextLength() > most) {
      throw malformed("A short text was expected.");
    }
    return in.getText();
  }

  private static long number(JsonParser in, JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_NUMBER_INT
        || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw malformed("A whole number was expected.");
    }
    long number = in.getLongValue();
    if (number < 0 || number > (1L << 53)) {
      throw malformed("A number out of range.");
    }
    return number;
  }

  private static Message.FromBrowser message(Fields fields) {
    Set<String> allowed = fields.type == null ? null : FIELDS.get(fields.type);
    if (allowed == null || !allowed.containsAll(fields.names)) {
      throw malformed("An unknown kind of message, or a field that it does not have.");
    }
    return switch (String.valueOf(fields.type)) {
      case "hello" -> hello(fields);
      case "commit" -> commit(fields);
      default -> caret(fields);
    };
  }

  private static Message.Hello hello(Fields fields) {
    String client = fields.client;
    if (client == null || fields.protocol < 0 || !client.matches("[A-Za-z0-9_-]{8,40}")) {
      throw malformed("hello: protocol or client missing or malformed.");
    }
    Long version = fields.version < 0 ? null : fields.version;
    return new Message.Hello((int) Math.min(fields.protocol, 1_000), client, version);
  }

  private static Message.Commit commit(Fields fields) {
    List<List<Step>> groups = fields.groups;
    if (groups == null || fields.base < 0 || fields.seq < 1 || fields.seq > Integer.MAX_VALUE) {
      throw malformed("commit: seq, base or groups missing.");
    }
    return new Message.Commit((int) fields.seq, fields.base, groups);
  }

  private static Message.Caret caret(Fields fields) {
    if (fields.version < 0
        || fields.anchor > Integer.MAX_VALUE
        || fields.head > Integer.MAX_VALUE) {
      throw malformed("presence: version missing.");
    }
    Integer anchor = fields.anchor < 0 ? null : (int) fields.anchor;
    Integer head = fields.head < 0 ? null : (int) fields.head;
    return new Message.Caret(fields.version, anchor, head);
  }

  private static Refused malformed(String sentence) {
    return Refusal.of("message.malformed", sentence).asException();
  }

  /** Writes one message. */
  static String write(Message.ToBrowser message) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      fields(out, message);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void fields(JsonGenerator out, Message.ToBrowser message) throws IOException {
    if (message instanceof Message.Welcome welcome) {
      welcome(out, welcome);
    } else if (message instanceof Message.Presence presence) {
      presence(out, presence);
    } else if (message instanceof Message.Spoke spoke) {
      out.writeStringField("t", "voice");
      out.writeFieldName("voice");
      voice(out, spoke.voice());
    } else if (message instanceof Message.Refused refused) {
      refused(out, refused);
    } else if (message instanceof Message.Beat beat) {
      out.writeStringField("t", "beat");
      out.writeNumberField("version", beat.version());
    }
  }

  private static void welcome(JsonGenerator out, Message.Welcome welcome) throws IOException {
    out.writeStringField("t", "welcome");
    out.writeNumberField("protocol", 1);
    out.writeNumberField("version", welcome.version());
    out.writeNumberField("seq", welcome.seq());
    out.writeStringField("session", welcome.session());
    out.writeNumberField("voice", welcome.voice().id());
    out.writeObjectFieldStart("voices");
    for (Voice voice : welcome.voices()) {
      out.writeFieldName(Integer.toString(voice.id()));
      voice(out, voice);
    }
    out.writeEndObject();
    strings(out, "rights", welcome.rights());
    strings(out, "locked", welcome.locked());
    out.writeArrayFieldStart("others");
    for (Message.Present one : welcome.others()) {
      present(out, one);
    }
    out.writeEndArray();
  }

  private static void presence(JsonGenerator out, Message.Presence presence) throws IOException {
    out.writeStringField("t", "presence");
    out.writeArrayFieldStart("changed");
    for (Message.Present one : presence.changed()) {
      present(out, one);
    }
    out.writeEndArray();
    strings(out, "gone", presence.gone());
  }

  private static void present(JsonGenerator out, Message.Present one) throws IOException {
    Message.Caret caret = one.caret();
    out.writeStartObject();
    out.writeStringField("session", one.session());
    out.writeNumberField("voice", one.voice());
    out.writeNumberField("version", caret.version());
    if (caret.anchor() != null && caret.head() != null) {
      out.writeNumberField("anchor", caret.anchor());
      out.writeNumberField("head", caret.head());
    }
    out.writeEndObject();
  }

  private static void refused(JsonGenerator out, Message.Refused refused) throws IOException {
    out.writeStringField("t", "refused");
    out.writeStringField("code", refused.code());
    out.writeStringField("sentence", refused.sentence());
    if (refused.seq() != null) {
      out.writeNumberField("seq", refused.seq());
    }
  }

  private static void voice(JsonGenerator out, Voice voice) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", voice.id());
    out.writeStringField("person", voice.person());
    out.writeStringField("delegation", voice.delegation());
    out.writeStringField("region", voice.region());
    out.writeStringField("capacity", voice.capacity().code());
    out.writeEndObject();
  }

  private static void strings(JsonGenerator out, String name, Iterable<String> values)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
