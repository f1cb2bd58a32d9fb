package org.plenary.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.text.Slice;

/** Writes blocks, inline content, marks and slices, in the order of fields npm's toJSON has. */
final class NodeWriting {

  private NodeWriting() {}

  static void slice(JsonGenerator out, Slice slice) throws IOException {
    out.writeStartObject();
    out.writeFieldName("content");
    if (slice.blocks().isEmpty()) {
      inlines(out, slice.inlines());
    } else {
      blocks(out, slice.blocks());
    }
    if (slice.openStart() > 0) {
      out.writeNumberField("openStart", slice.openStart());
    }
    if (slice.openEnd() > 0) {
      out.writeNumberField("openEnd", slice.openEnd());
    }
    out.writeEndObject();
  }

  static void blocks(JsonGenerator out, List<Block> blocks) throws IOException {
    out.writeStartArray();
    for (Block block : blocks) {
      block(out, block);
    }
    out.writeEndArray();
  }

  static void block(JsonGenerator out, Block block) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "block");
    out.writeObjectFieldStart("attrs");
    out.writeStringField("id", block.id());
    out.writeStringField("kind", block.kind().wire());
    out.writeNumberField("level", block.level());
    out.writeStringField("num", block.num().wire());
    out.writeEndObject();
    if (!block.content().isEmpty()) {
      out.writeFieldName("content");
      inlines(out, block.content());
    }
    out.writeEndObject();
  }

  private static void inlines(JsonGenerator out, List<Inline> content) throws IOException {
    out.writeStartArray();
    for (Inline inline : content) {
      out.writeStartObject();
      if (inline instanceof Inline.Text text) {
        out.writeStringField("type", "text");
        marks(out, text.marks());
        out.writeStringField("text", text.text());
      } else if (inline instanceof Inline.Footnote note) {
        out.writeStringField("type", "footnote");
        out.writeObjectFieldStart("attrs");
        out.writeStringField("id", note.id());
        out.writeStringField("text", note.text());
        out.writeEndObject();
        marks(out, note.marks());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void marks(JsonGenerator out, List<Mark> marks) throws IOException {
    if (marks.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("marks");
    for (Mark mark : marks) {
      mark(out, mark);
    }
    out.writeEndArray();
  }

  static void mark(JsonGenerator out, Mark mark) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", mark.wire());
    if (mark instanceof Mark.Reference reference) {
      out.writeObjectFieldStart("attrs");
      out.writeStringField("to", reference.to());
      out.writeEndObject();
    } else if (mark instanceof Mark.Bracket bracket) {
      out.writeObjectFieldStart("attrs");
      out.writeStringField("id", bracket.id());
      out.writeNumberField("option", bracket.option());
      out.writeEndObject();
    }
    out.writeEndObject();
  }
}
