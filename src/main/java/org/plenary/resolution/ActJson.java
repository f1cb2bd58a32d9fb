package org.plenary.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.refusal.Refusal;
import org.plenary.text.Anchor;
import org.plenary.text.Doc;
import org.plenary.text.Slice;
import org.plenary.text.Step;
import org.plenary.wire.DocJson;
import org.plenary.wire.Json;
import org.plenary.wire.StepJson;

/**
 * Acts and what they add up to, as JSON: records by the names of their components, constants in
 * lower case with dashes, texts as {@link DocJson} has them. Thread-safe.
 */
public final class ActJson {
  private ActJson() {}

  /** Class of an act by the kind of its entry. */
  private static final Map<String, Class<? extends Act>> KINDS =
      Map.ofEntries(
          Map.entry("contribution", Act.Contributed.class),
          Map.entry("proposal", Act.Proposed.class),
          Map.entry("received", Act.Received.class),
          Map.entry("revision", Act.Revised.class),
          Map.entry("withdrawal", Act.Withdrawn.class),
          Map.entry("supporter", Act.Joined.class),
          Map.entry("comment", Act.Commented.class),
          Map.entry("reply", Act.Replied.class),
          Map.entry("thread", Act.Resolved.class),
          Map.entry("statement", Act.Stated.class),
          Map.entry("submission", Act.Submitted.class),
          Map.entry("moderation", Act.Moderated.class),
          Map.entry("position", Act.Positioned.class),
          Map.entry("brackets", Act.Bracketed.class),
          Map.entry("brackets-lifted", Act.Lifted.class),
          Map.entry("taken-up", Act.TakenUp.class),
          Map.entry("taken-back", Act.TakenBack.class),
          Map.entry("clause-status", Act.StatusDeclared.class),
          Map.entry("silence", Act.SilenceOpened.class),
          Map.entry("silence-end", Act.SilenceEnded.class),
          Map.entry("answer", Act.Answered.class),
          Map.entry("delivery", Act.Delivered.class),
          Map.entry("response", Act.Responded.class),
          Map.entry("sitting", Act.SittingClosed.class),
          Map.entry("due", Act.FallenDue.class),
          Map.entry("naming", Act.Named.class),
          Map.entry("adoption", Act.Adopted.class));

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Anchor.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = Anchor.Buried.class, name = "buried")
  })
  private interface AnchorNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Input.Proposal.class, name = "proposal"),
    @JsonSubTypes.Type(value = Input.Comment.class, name = "comment"),
    @JsonSubTypes.Type(value = Input.Statement.class, name = "statement"),
    @JsonSubTypes.Type(value = Input.PublicInput.class, name = "submission")
  })
  private interface InputNames {}

  private interface AnswerShape {
    /** Left out where it says nothing, and 0 where it is left out. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    int contestDays();
  }

  /** Writes and reads everything of the room {@code negotiation}. */
  public static final ObjectMapper MAPPER = mapper();

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Enum.class, writing((out, value) -> out.writeString(code(value))));
    module.addSerializer(Doc.class, writing(DocJson::write));
    module.addDeserializer(Doc.class, reading(DocJson::read));
    module.addSerializer(
        Slice.class, writing((out, v) -> StepJson.write(out, new Step.Replace(0, 0, v, false))));
    module.addDeserializer(Slice.class, reading(ActJson::slice));
    module.setDeserializerModifier(new ByCode());
    return JsonMapper.builder(Json.FACTORY.copy())
        .addModule(module)
        .addMixIn(Anchor.class, AnchorNames.class)
        .addMixIn(Input.class, InputNames.class)
        .addMixIn(Answer.class, AnswerShape.class)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .build();
  }

  private static Slice slice(JsonParser in) {
    String tree;
    try {
      tree = MAPPER.readTree(in).toString();
    } catch (IOException damaged) {
      throw new IllegalStateException("A slice cannot be read.", damaged);
    }
    List<List<Step>> groups = StepJson.readGroups("[[" + tree + "]]");
    return ((Step.Replace) groups.get(0).get(0)).slice();
  }

  /** A constant as it is written everywhere. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether entries of this kind are acts. */
  public static boolean isKind(String kind) {
    return KINDS.containsKey(kind);
  }

  /** All kinds, for documentation and tests. */
  public static java.util.Set<String> kinds() {
    return KINDS.keySet();
  }

  /**
   * An act that somebody asks for. What is left out is empty, 0 or false, where that has a meaning.
   *
   * <p>Refusals: {@code act.unknown}, {@code act.malformed}.
   */
  public static Act wanted(String kind, ObjectNode fields) {
    Class<? extends Act> type = KINDS.get(kind);
    if (type == null) {
      throw Refusal.of("act.unknown", "There is no such thing to do.").asException();
    }
    Completing.complete(fields, type);
    Act act;
    try {
      act = MAPPER.treeToValue(fields, type);
    } catch (JsonProcessingException | org.plenary.refusal.Refused malformed) {
      throw malformed(kind);
    }
    if (!Completing.isWhole(act)) {
      throw malformed(kind);
    }
    return act;
  }

  private static RuntimeException malformed(String kind) {
    return Refusal.of("act.malformed", "This is no well-formed " + kind + ".").asException();
  }

  /** An act as an entry has it. */
  static Act stored(String kind, ObjectNode fields) throws IOException {
    Class<? extends Act> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("Unknown kind of entry: " + kind);
    }
    Completing.complete(fields, type);
    return MAPPER.treeToValue(fields, type);
  }

  static void write(JsonGenerator out, Negotiation negotiation) throws IOException {
    MAPPER.writeValue(new Kept(out), negotiation);
  }

  static Negotiation read(JsonParser in) throws IOException {
    return MAPPER.readValue(in, Negotiation.class);
  }

  /** Has everything loaded that is needed; a few hundred milliseconds, beside the event loop. */
  public static void rehearse() {
    try {
      MAPPER.readValue(MAPPER.writeValueAsString(Negotiation.NONE), Negotiation.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A generator that stays open when a value has been written. */
  private static final class Kept extends com.fasterxml.jackson.core.util.JsonGeneratorDelegate {
    Kept(JsonGenerator out) {
      super(out, false);
    }

    @Override
    public void close() {}
  }

  private interface Writing<T> {
    void write(JsonGenerator out, T value) throws IOException;
  }

  private static <T> JsonSerializer<T> writing(Writing<T> how) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider all) throws IOException {
        how.write(out, value);
      }

      @Override
      public void serializeWithType(
          T value,
          JsonGenerator out,
          SerializerProvider all,
          com.fasterxml.jackson.databind.jsontype.TypeSerializer type)
          throws IOException {
        how.write(out, value);
      }
    };
  }

  private static <T> JsonDeserializer<T> reading(Function<JsonParser, T> how) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext all) {
        return how.apply(in);
      }
    };
  }

  /** Reads constants by their codes. */
  private static final class ByCode extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonDeserializer<?> usual) {
      Map<String, Object> codes =
          Arrays.stream(type.getRawClass().getEnumConstants())
              .collect(Collectors.toMap(c -> code((Enum<?>) c), c -> c));
      return new JsonDeserializer<Object>() {
        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext all)
            throws IOException {
          Object found = codes.get(in.getText());
          return found == null
              ? all.handleWeirdStringValue(type.getRawClass(), in.getText(), "unknown")
              : found;
        }
      };
    }
  }
}
