package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/**
 * A text as Akoma Ntoso 3.0 (OASIS LegalDocML). The heading is the preface; formula and the calls
 * before the first operative one are the preamble, each call with its recitals; what follows is the
 * main body. Every element of the text has one eId; the id of the block it came from is its wId.
 */
final class AknRenderer {
  static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

  /** A call, annex or nothing, and the blocks under it. */
  private record Group(@Nullable Block head, String id, List<AknNode> nodes) {}

  private final Html xml = new Html();
  private final Numbering numbering;
  private final Map<String, Integer> notes;
  private final Map<String, String> ids = new HashMap<>();
  private final List<Block> heading = new ArrayList<>();
  private final List<Block> formulas = new ArrayList<>();
  private final List<Group> preamble = new ArrayList<>();
  private final List<Group> body = new ArrayList<>();

  private AknRenderer(Doc doc, Numbering numbering) {
    this.numbering = numbering;
    this.notes = FootnoteNumbers.of(doc);
    sort(doc.blocks());
  }

  /**
   * @param meta the element of that name, as it goes into the file
   */
  static String render(Doc doc, Numbering numbering, String meta) {
    AknRenderer renderer = new AknRenderer(References.printed(doc, numbering), numbering);
    renderer.document(meta);
    return renderer.xml.toString();
  }

  private void sort(List<Block> blocks) {
    Block head = null;
    List<Block> own = new ArrayList<>();
    boolean operative = false;
    for (Block block : blocks) {
      boolean opens = block.kind() == Kind.CALL || block.kind() == Kind.ANNEX;
      boolean turns = !operative && (block.kind() == Kind.ANNEX || isOperative(block));
      if (opens || turns) {
        group(head, own, operative);
        own = new ArrayList<>();
        head = opens ? block : null;
        operative |= turns;
      }
      switch (block.kind()) {
        case NUMBER, TITLE, HISTORY -> keep(heading, block, "preface");
        case FORMULA -> keep(formulas, block, "preamble__formula");
        case CALL, ANNEX -> {}
        case CLAUSE, PARAGRAPH, NOTE, HEADING -> own.add(block);
      }
    }
    group(head, own, operative);
  }

  private boolean isOperative(Block block) {
    return (block.kind() == Kind.CALL || block.kind() == Kind.CLAUSE)
        && numbering.operative(block.id());
  }

  private void keep(List<Block> list, Block block, String id) {
    list.add(block);
    ids.put(block.id(), id + "_" + list.size());
  }

  private void group(@Nullable Block head, List<Block> own, boolean operative) {
    if (head == null && own.isEmpty()) {
      return;
    }
    List<Group> to = operative ? body : preamble;
    String id = (operative ? "hcontainer_" : "recs_") + (to.size() + 1);
    List<AknNode> nodes =
        operative
            ? AknNode.nested(own, id, "paragraph", "point")
            : AknNode.nested(own, id, "recital", "item");
    if (head != null) {
      ids.put(head.id(), id);
    }
    name(nodes);
    to.add(new Group(head, id, nodes));
  }

  private void name(List<AknNode> nodes) {
    for (AknNode node : nodes) {
      ids.put(node.block().id(), node.id());
      name(node.below());
    }
  }

  private void document(String meta) {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso");
    xml.attribute("xmlns", NAMESPACE).raw(">\n<statement name=\"resolution\" contains=");
    xml.raw("\"originalVersion\">\n").raw(meta);
    preface();
    preamble();
    xml.raw("<mainBody>\n");
    body.forEach(this::operative);
    xml.raw(body.isEmpty() ? "<p/>\n" : "").raw("</mainBody>\n</statement>\n</akomaNtoso>\n");
  }

  private void preface() {
    if (heading.isEmpty()) {
      return;
    }
    xml.raw("<preface>\n<container name=\"heading\" eId=\"preface__container_1\">\n");
    for (Block block : heading) {
      String element =
          switch (block.kind()) {
            case NUMBER -> "docNumber";
            case HISTORY -> "docStage";
            default -> "docTitle";
          };
      xml.raw("<p><" + element);
      identity(block);
      xml.raw(">");
      content(block);
      xml.raw("</" + element + "></p>\n");
    }
    xml.raw("</container>\n</preface>\n");
  }

  private void preamble() {
    if (formulas.isEmpty() && preamble.isEmpty()) {
      return;
    }
    xml.raw("<preamble>\n");
    for (Block block : formulas) {
      xml.raw("<formula name=\"enactingFormula\"");
      identity(block);
      xml.raw("><p>");
      content(block);
      xml.raw("</p></formula>\n");
    }
    preamble.forEach(this::recitals);
    xml.raw("</preamble>\n");
  }

  private void recitals(Group group) {
    Block head = group.head();
    if (group.nodes().isEmpty() && head != null) {
      xml.raw("<container name=\"call\"");
      identity(head);
      xml.raw("><p>");
      content(head);
      xml.raw("</p></container>\n");
      return;
    }
    xml.raw("<recitals");
    if (head == null) {
      xml.attribute("eId", group.id()).raw(">\n");
    } else {
      identity(head);
      xml.raw(">\n<intro").attribute("eId", group.id() + "__intro_1").raw("><p><i>");
      content(head);
      xml.raw("</i></p></intro>\n");
    }
    group.nodes().forEach(this::recital);
    xml.raw("</recitals>\n");
  }

  /** A recital or an item below one. */
  private void recital(AknNode node) {
    open(node);
    paragraph(node.block());
    if (!node.below().isEmpty()) {
      xml.raw("<blockList").attribute("eId", node.id() + "__list_1").raw(">\n");
      node.below().forEach(this::recital);
      xml.raw("</blockList>\n");
    }
    xml.raw("</" + node.element() + ">\n");
  }

  private void operative(Group group) {
    Block head = group.head();
    if (head == null) {
      group.nodes().forEach(this::provision);
      return;
    }
    xml.raw("<hcontainer").attribute("name", head.kind() == Kind.ANNEX ? "annex" : "call");
    identity(head);
    xml.raw(">\n<heading").attribute("eId", group.id() + "__heading_1").raw(">");
    content(head);
    xml.raw("</heading>\n");
    if (group.nodes().isEmpty()) {
      xml.raw("<content").attribute("eId", group.id() + "__content_1").raw("><p/></content>\n");
    }
    group.nodes().forEach(this::provision);
    xml.raw("</hcontainer>\n");
  }

  /** A paragraph of the operative part or a point below one. */
  private void provision(AknNode node) {
    if (node.block().kind() == Kind.HEADING && node.below().isEmpty()) {
      crossHeading(node);
      return;
    }
    open(node);
    boolean leaf = node.below().isEmpty();
    String element = leaf ? "content" : "intro";
    xml.raw("<" + element).attribute("eId", node.id() + "__" + element + "_1").raw(">");
    paragraph(node.block());
    xml.raw("</" + element + ">\n");
    if (!leaf) {
      xml.raw("<list").attribute("eId", node.id() + "__list_1").raw(">\n");
      node.below().forEach(this::provision);
      xml.raw("</list>\n");
    }
    xml.raw("</" + node.element() + ">\n");
  }

  private void crossHeading(AknNode node) {
    xml.raw("<crossHeading");
    identity(node.block());
    xml.raw(">");
    content(node.block());
    xml.raw("</crossHeading>\n");
  }

  private void open(AknNode node) {
    xml.raw("<" + node.element());
    identity(node.block());
    xml.raw(">");
    String label = numbering.label(node.block().id());
    if (!label.isEmpty()) {
      xml.raw("<num").attribute("eId", node.id() + "__num_1").raw(">").text(label).raw("</num>");
    }
  }

  private void paragraph(Block block) {
    xml.raw("<p>");
    content(block);
    xml.raw("</p>");
  }

  private void identity(Block block) {
    xml.attribute("eId", Objects.requireNonNull(ids.get(block.id())));
    xml.attribute("wId", block.id());
  }

  private void content(Block block) {
    for (Inline inline : Brackets.printed(block)) {
      if (inline instanceof Inline.Text run) {
        run(run);
      } else if (inline instanceof Inline.Footnote note) {
        note(note);
      }
    }
  }

  private void run(Inline.Text run) {
    StringBuilder end = new StringBuilder();
    for (Mark mark : run.marks()) {
      String tag = tag(mark);
      if (end.indexOf("</inline>") < 0 || !(mark instanceof Mark.Bracket)) {
        xml.raw("<" + tag);
        if (mark instanceof Mark.Reference reference) {
          xml.attribute("href", address(reference.to()));
        }
        xml.raw(mark instanceof Mark.Bracket ? " name=\"unagreed\">" : ">");
        end.insert(0, "</" + tag + ">");
      }
    }
    xml.text(characters(run.text())).raw(end.toString());
  }

  private static String tag(Mark mark) {
    if (mark instanceof Mark.Emphasis) {
      return "i";
    } else if (mark instanceof Mark.Strong) {
      return "b";
    } else if (mark instanceof Mark.Superscript) {
      return "sup";
    } else if (mark instanceof Mark.Subscript) {
      return "sub";
    }
    return mark instanceof Mark.Reference ? "ref" : "inline";
  }

  /** The clause it points at, an address, or the resolution named as we know it. */
  private String address(String to) {
    if (to.startsWith("#")) {
      return "#" + ids.getOrDefault(to.substring(1), "preface__container_1");
    }
    String known = Targets.address(to);
    return known == null
        ? "/akn/un/statement/resolution/" + HtmlRenderer.fragmentOf(to)
        : known.replace(" ", "%20");
  }

  private void note(Inline.Footnote note) {
    String number = String.valueOf(notes.getOrDefault(note.id(), 0));
    xml.raw("<authorialNote").attribute("marker", number).attribute("placement", "bottom");
    xml.attribute("eId", "authorialNote_" + number).attribute("wId", note.id());
    xml.raw("><p>").text(characters(note.text())).raw("</p></authorialNote>");
  }

  /** What XML cannot hold is left out. */
  private static String characters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
