package org.plenary.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plenary.http.Language;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
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
 * A text in our own JSON, see {@link JsonRenderer}: its blocks as they are, under new ids. Who
 * agreed to what, versions and records are not read. Brackets, which belong to a negotiation, are
 * read as they are printed. Pure; refuses with {@code import.form} and {@code import.large}.
 */
final class JsonReader {
  private static final int MOST_BYTES = 4 * PlainText.MAX_LENGTH;
  private static final int BEGINNING = 100_000;
  private static final int MOST_LABEL = 40;
  private static final ObjectMapper JSON = new ObjectMapper(Json.FACTORY.copy());

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

  static ReadDocument read(byte[] file, Supplier<String> ids) {
    if (file.length > MOST_BYTES) {
      throw refuse("import.large", "The file is too large to be a resolution.");
    }
    try {
      return new JsonReader(ids).document(JSON.readTree(file));
    } catch (IOException e) {
      throw form("it is no JSON, or nested too deep");
    }
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
      blocks.add(block(node, blocks.size() + 1));
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

  private Block block(JsonNode node, int number) {
    Kind kind = Kind.of(string(node, "kind"));
    Num num = Num.of(string(node, "num"));
    JsonNode level = node.path("level");
    boolean leveled = level.isInt() && level.intValue() >= 0 && level.intValue() <= Block.MAX_LEVEL;
    if (kind == null || num == null || !leveled || !node.path("content").isArray()) {
      throw form("block " + number + " has no kind, level, num or content that we know");
    }
    List<Inline> content = new ArrayList<>();
    for (JsonNode inline : node.path("content")) {
      content.add(inline(inline));
    }
    String id = names.getOrDefault(string(node, "id"), "");
    Block whole = new Block(id, kind, level.intValue(), num, content);
    String label = node.path("label").asText();
    if (!label.isEmpty() && label.length() <= MOST_LABEL) {
      typed.put(id, label);
    }
    lines.put(id, number);
    return new Block(id, kind, level.intValue(), num, unbracketed(Brackets.printed(whole)));
  }

  private Inline inline(JsonNode node) {
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
