package org.plenary.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;

/**
 * A text as JSON with its derived labels: for programs that do not know our rules. What is said
 * beside it is told by {@code publication.WholeJson}; the form is described in {@code
 * docs/resolution.schema.json}.
 */
public final class JsonRenderer {

  private JsonRenderer() {}

  /** {@code {profile, language, blocks: [{id, kind, level, num, label, call, text, content}]}}. */
  public static ObjectNode render(Doc doc, Numbering numbering) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("profile", numbering.profile().name());
    json.put("language", numbering.profile().language());
    Map<String, Integer> notes = FootnoteNumbers.of(doc);
    ArrayNode blocks = json.putArray("blocks");
    for (Block block : doc.blocks()) {
      ObjectNode node = head(blocks, block);
      node.put("label", numbering.label(block.id())).put("call", numbering.call(block.id()));
      content(node, block, notes);
    }
    return json;
  }

  /** Lines that stand in no text, such as those of a proposal: as above, without labels. */
  public static ArrayNode lines(Doc doc) {
    Map<String, Integer> notes = FootnoteNumbers.of(doc);
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    doc.blocks().forEach(block -> content(head(blocks, block), block, notes));
    return blocks;
  }

  private static ObjectNode head(ArrayNode blocks, Block block) {
    ObjectNode node = blocks.addObject().put("id", block.id()).put("kind", block.kind().wire());
    return node.put("level", block.level()).put("num", block.num().wire());
  }

  private static void content(ObjectNode node, Block block, Map<String, Integer> notes) {
    node.put("text", block.plainText());
    ArrayNode content = node.putArray("content");
    block.content().forEach(inline -> inline(content.addObject(), inline, notes));
  }

  private static void inline(ObjectNode node, Inline inline, Map<String, Integer> notes) {
    if (inline instanceof Inline.Text run) {
      node.put("type", "text").put("text", run.text());
    } else if (inline instanceof Inline.Footnote note) {
      node.put("type", "footnote").put("id", note.id()).put("text", note.text());
      node.put("number", notes.getOrDefault(note.id(), 0));
    }
    if (!inline.marks().isEmpty()) {
      ArrayNode marks = node.putArray("marks");
      inline.marks().forEach(mark -> mark(marks.addObject(), mark));
    }
  }

  private static void mark(ObjectNode node, Mark mark) {
    node.put("type", mark.wire());
    if (mark instanceof Mark.Reference reference) {
      node.put("to", reference.to());
    } else if (mark instanceof Mark.Bracket bracket) {
      node.put("id", bracket.id()).put("option", bracket.option());
    }
  }
}
