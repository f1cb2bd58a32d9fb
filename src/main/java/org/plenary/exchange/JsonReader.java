package org.plenary.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.http.Language;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.ActJson;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Form;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Profiles;
import org.plenary.text.ReferenceFinder;
import org.plenary.wire.Json;

/**
 * A text in our own JSON, see {@link JsonRenderer}: its blocks as they are, under new ids; and the
 * proposals that the file carries beside it, in their newest versions, those withdrawn left out.
 * Who agreed to what, answers, versions and records are not read. Brackets, which belong to a
 * negotiation, are read as they are printed. Pure; refuses with {@code import.form} and {@code
 * import.large}.
 */
final class JsonReader {
  private static final int MOST_BYTES = 4 * PlainText.MAX_LENGTH;
  private static final int BEGINNING = 100_000;
  private static final int MOST_LABEL = 40;
  private static final int MOST_LINE = 300;

  /** Of what a proposal asks for, and of its reason. */
  private static final int MOST_LINES = 100;

  private static final int MOST_WORDS = 60_000;

  /** Those at the top that are read. */
  private static final Set<String> FIELDS = Set.of("profile", "language", "blocks", "inputs");

  private final Supplier<String> ids;

  /** New ids by the old ones. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, String> typed = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private JsonReader(Supplier<String> ids) {
    this.ids = ids;
  }

  /** Whether it begins as our JSON does. */
  static boolean isForm(byte[] file) {
    int length = Math.min(file.length, BEGINNING);
    String begins = new String(file, 0, length, StandardCharsets.UTF_8).replace("\uFEFF", "");
    return begins.stripLeading().startsWith("{") && begins.contains("\"blocks\"");
  }

  /** The text first, then a part for those who propose something. */
  static List<ReadFile.Part> read(byte[] file, Supplier<String> ids) {
    if (file.length > MOST_BYTES) {
      throw refuse("import.large", "The file is too large to be a resolution.");
    }
    try {
      JsonNode json = wanted(file);
      JsonReader reader = new JsonReader(ids);
      ReadDocument text = reader.document(json);
      return AskedParts.of(text, reader.claims(json.path("inputs")));
    } catch (IOException e) {
      throw form("it is no JSON, or nested too deep");
    }
  }

  /** Of the fields at the top those that are read; the others take no memory. */
  private static JsonNode wanted(byte[] file) throws IOException {
    // Not kept with the class, which every file asks whether it is JSON: it takes long to set up.
    ObjectMapper mapper = new ObjectMapper(Json.FACTORY.copy());
    ObjectNode json = mapper.createObjectNode();
    try (JsonParser in = mapper.createParser(file)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw form("it is no object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (FIELDS.contains(name)) {
          json.set(name, mapper.readTree(in));
        } else {
          in.skipChildren();
        }
      }
      if (in.nextToken() != null) {
        throw form("something follows it");
      }
    }
    return json;
  }

  private static Refused form(String what) {
    return refuse("import.form", "This is not the JSON of a text of ours: " + what + ".");
  }

  private static Refused refuse(String code, String sentence) {
    return Refusal.of(code, sentence).asException();
  }

  private ReadDocument document(JsonNode json) {
    JsonNode nodes = json.path("blocks");
    if (!nodes.isArray() || nodes.isEmpty()) {
      throw form("it has no blocks");
    }
    if (nodes.size() > Form.MAX_BLOCKS) {
      throw refuse("import.large", "The text has too many blocks.");
    }
    for (JsonNode node : nodes) {
      if (names.put(string(node, "id"), ids.get()) != null) {
        throw form("an id stands twice");
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode node : nodes) {
      int number = blocks.size() + 1;
      String id = names.getOrDefault(string(node, "id"), "");
      blocks.add(block(node, id, "block " + number));
      String label = node.path("label").asText();
      if (!label.isEmpty() && label.length() <= MOST_LABEL) {
        typed.put(id, label);
      }
      lines.put(id, number);
    }
    Doc doc = new Doc(blocks);
    Profile profile = profile(json, doc);
    Numbering numbering = Numbering.of(doc, profile);
    List<Finding> findings =
        PlainFindings.words(doc, numbering, ReferenceFinder.find(doc, numbering));
    return new ReadDocument(doc, profile, typed, lines, findings, 0);
  }

  private static Profile profile(JsonNode json, Doc doc) {
    String told = json.path("language").asText();
    boolean known = Language.OFFERED.stream().anyMatch(one -> one.tag().equals(told));
    StringBuilder words = new StringBuilder();
    doc.blocks().forEach(block -> words.append(block.plainText()).append(' '));
    String language = known ? told : Languages.of(words.toString());
    boolean un = json.path("profile").asText().equals("unga");
    return un ? Profiles.unga(language) : Profiles.itu(language);
  }

  private static String string(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw form("a text is missing where " + field + " should be");
    }
    return value.textValue();
  }

  private Block block(JsonNode node, String id, String where) {
    Kind kind = Kind.of(string(node, "kind"));
    Num num = Num.of(string(node, "num"));
    JsonNode level = node.path("level");
    boolean leveled = level.isInt() && level.intValue() >= 0 && level.intValue() <= Block.MAX_LEVEL;
    if (kind == null || num == null || !leveled || !node.path("content").isArray()) {
      throw form(where + " has no kind, level, num or content that we know");
    }
    if (node.path("content").size() > Form.MAX_RUNS) {
      throw refuse("import.large", "A block has too many pieces.");
    }
    List<Inline> content = new ArrayList<>();
    for (JsonNode inline : node.path("content")) {
      content.add(inline(inline));
    }
    Block whole = new Block(id, kind, level.intValue(), num, content);
    return new Block(id, kind, level.intValue(), num, unbracketed(Brackets.printed(whole)));
  }

  private List<AskedParts.Claim> claims(JsonNode inputs) {
    List<AskedParts.Claim> claims = new ArrayList<>();
    for (JsonNode input : inputs) {
      JsonNode versions = input.path("versions");
      boolean proposal = input.path("kind").asText().equals("proposal");
      if (proposal && !input.has("withdrawal") && !versions.isEmpty()) {
        String symbol = line(input.path("symbol"));
        String by = line(input.path("by").path("delegation"));
        JsonNode newest = versions.get(versions.size() - 1);
        claims.add(new AskedParts.Claim(symbol, by, asked(newest)));
      }
    }
    return claims;
  }

  private static String line(JsonNode node) {
    String text = node.asText("").replaceAll("\\s+", " ").strip();
    return text.length() > MOST_LINE ? text.substring(0, MOST_LINE) : text;
  }

  private Asked asked(JsonNode node) {
    ProposalKind kind = constant(ProposalKind.values(), string(node, "asks"));
    Target.Place place = constant(Target.Place.values(), string(node, "place"));
    String clause = names.getOrDefault(node.path("clause").asText(), "");
    String why = node.path("why").asText("");
    if (why.length() > MOST_WORDS || node.path("text").size() > MOST_LINES) {
      throw refuse("import.large", "A proposal is too long.");
    }
    boolean wordless = kind == ProposalKind.SUP || kind == ProposalKind.NOC;
    List<Block> comes = new ArrayList<>();
    for (JsonNode line : wordless ? List.<JsonNode>of() : node.path("text")) {
      comes.add(block(line, ids.get(), "a line of a proposal"));
    }
    return new Asked(kind, clause, place, comes.isEmpty() ? null : new Doc(comes), why);
  }

  private static <E extends Enum<E>> E constant(E[] all, String code) {
    for (E one : all) {
      if (ActJson.code(one).equals(code)) {
        return one;
      }
    }
    throw form("a proposal asks for what we do not know");
  }

  private Inline inline(JsonNode node) {
    if (node.path("marks").size() > Form.MAX_MARKS) {
      throw refuse("import.large", "A piece has too many marks.");
    }
    List<Mark> marks = new ArrayList<>();
    for (JsonNode mark : node.path("marks")) {
      add(marks, mark);
    }
    String text = string(node, "text");
    return switch (string(node, "type")) {
      case "text" -> new Inline.Text(text, marks);
      case "footnote" -> new Inline.Footnote(ids.get(), text, marks);
      default -> throw form("there is something that is no text");
    };
  }

  /** A reference to a clause that is not there is none. */
  private void add(List<Mark> marks, JsonNode mark) {
    switch (string(mark, "type")) {
      case "emphasis" -> marks.add(new Mark.Emphasis());
      case "strong" -> marks.add(new Mark.Strong());
      case "superscript" -> marks.add(new Mark.Superscript());
      case "subscript" -> marks.add(new Mark.Subscript());
      case "reference" -> {
        String to = string(mark, "to");
        String own = to.startsWith("#") ? names.get(to.substring(1)) : null;
        if (own != null) {
          marks.add(new Mark.Reference("#" + own));
        } else if (!to.startsWith("#")) {
          marks.add(new Mark.Reference(to));
        }
      }
      case "bracket" ->
          marks.add(new Mark.Bracket(string(mark, "id"), mark.path("option").asInt()));
      default -> throw form("a mark is unknown");
    }
  }

  /** Adjacent texts that look the same become one. */
  private static List<Inline> unbracketed(List<Inline> printed) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : printed) {
      List<Mark> marks =
          inline.marks().stream().filter(mark -> !(mark instanceof Mark.Bracket)).toList();
      int last = out.size() - 1;
      if (inline instanceof Inline.Footnote note) {
        out.add(new Inline.Footnote(note.id(), note.text(), marks));
      } else if (inline instanceof Inline.Text run) {
        boolean joins =
            last >= 0
                && out.get(last) instanceof Inline.Text before
                && before.marks().equals(marks);
        if (joins) {
          out.set(last, new Inline.Text(((Inline.Text) out.get(last)).text() + run.text(), marks));
        } else {
          out.add(new Inline.Text(run.text(), marks));
        }
      }
    }
    return out;
  }
}
