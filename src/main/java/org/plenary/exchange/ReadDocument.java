package org.plenary.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plenary.meeting.Meeting;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.References;

/**
 * A document that was read.
 *
 * @param typed the labels as typed, by block id
 * @param lines the line of the file that each block began as, by block id
 * @param findings slips, in the order of the text
 * @param left how many lines were left out: foreword and page furniture
 */
public record ReadDocument(
    Doc doc,
    Profile profile,
    Map<String, String> typed,
    Map<String, Integer> lines,
    List<Finding> findings,
    int left)
    implements Reading {

  public ReadDocument {
    typed = Map.copyOf(typed);
    lines = Map.copyOf(lines);
    findings = List.copyOf(findings);
  }

  /** What is kept of its profile with a resolution. */
  public Meeting.Numbering numbering() {
    return profile.name().equals("unga") ? Meeting.Numbering.UN : Meeting.Numbering.ITU;
  }

  /** All of it for a person or a program: what {@code plenary read FILE} prints. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("profile", profile.name()).put("language", profile.language());
    ObjectNode counts = json.putObject("counts");
    Numbering numbering = Numbering.of(doc, profile);
    ArrayNode heading = json.putArray("heading");
    ArrayNode calls = json.putArray("calls");
    ArrayNode clauses = json.putArray("clauses");
    ArrayNode others = json.putArray("others");
    for (Block block : doc.blocks()) {
      switch (block.kind()) {
        case NUMBER, TITLE, HISTORY, FORMULA -> heading.add(block(block));
        case CALL -> calls.add(block(block).put("operative", numbering.operative(block.id())));
        case CLAUSE -> clauses.add(clause(block, numbering));
        case PARAGRAPH, NOTE, ANNEX, HEADING -> others.add(block(block));
      }
    }
    ArrayNode footnotes = json.putArray("footnotes");
    ArrayNode references = json.putArray("references");
    inlines(footnotes, references);
    ArrayNode slips = json.putArray("findings");
    findings.forEach(finding -> slips.add(finding(finding)));
    counts.put("heading", heading.size()).put("calls", calls.size()).put("clauses", clauses.size());
    counts.put("subItems", clauses(block -> block.level() > 0));
    counts.put("unnumbered", clauses(block -> numbering.label(block.id()).isEmpty()));
    counts.put("footnotes", footnotes.size()).put("references", references.size());
    counts.put("findings", slips.size()).put("linesLeftOut", left);
    return json;
  }

  private long clauses(java.util.function.Predicate<Block> which) {
    return doc.blocks().stream().filter(b -> b.kind() == Kind.CLAUSE).filter(which).count();
  }

  static ObjectNode block(Block block) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", block.id())
        .put("kind", block.kind().wire())
        .put("text", block.plainText());
  }

  ObjectNode clause(Block block, Numbering numbering) {
    ObjectNode json = block(block);
    json.put("call", numbering.call(block.id()));
    json.put("typed", typed.get(block.id()));
    json.put("label", numbering.label(block.id()));
    return json.put("depth", block.level()).put("num", block.num().wire());
  }

  private static ObjectNode finding(Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", finding.code())
        .put("sentence", finding.sentence())
        .put("line", finding.line())
        .put("block", finding.block());
  }

  private void inlines(ArrayNode footnotes, ArrayNode references) {
    Map<String, Integer> numbers = FootnoteNumbers.of(doc);
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Footnote note) {
          ObjectNode json = footnotes.addObject().put("id", note.id());
          json.put("number", Objects.requireNonNull(numbers.get(note.id())));
          json.put("in", block.id()).put("text", note.text());
        }
      }
      for (References.Span span : References.of(block)) {
        references
            .addObject()
            .put("in", block.id())
            .put("to", span.target())
            .put("text", span.text());
      }
    }
  }
}
