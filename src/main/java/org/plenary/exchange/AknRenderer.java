package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.proof.Checkpoint;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/**
 * A text as Akoma Ntoso 3.0 (OASIS LegalDocML). The heading is the preface; formula and the calls
 * before the first operative one are the preamble, each call with its recitals; what follows is the
 * main body. Proposals are amendments among its components, see {@link AknProposals}. Every element
 * has one eId of its own in the file; the id of the block it came from is its wId.
 */
final class AknRenderer {
  static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

  /** A call, annex or nothing, and the blocks under it. */
  private record Group(@Nullable Block head, String id, List<AknNode> nodes) {}

  private final Html xml = new Html();
  private final Numbering numbering;
  private final AknWords words;
  private final Map<String, String> ids = new HashMap<>();
  private final List<Block> heading = new ArrayList<>();
  private final List<Block> formulas = new ArrayList<>();
  private final List<Group> preamble = new ArrayList<>();
  private final List<Group> body = new ArrayList<>();

  private AknRenderer(Doc doc, Numbering numbering) {
    this.numbering = numbering;
    this.words = new AknWords(xml, ids, FootnoteNumbers.of(doc), "");
    sort(doc.blocks());
  }

  /** The text of a state, and the proposals made on it as amendments beside it. */
  static String render(
      Meeting meeting,
      AgendaItem item,
      State state,
      Numbering numbering,
      @Nullable Checkpoint covered) {
    Doc printed = References.printed(state.doc(), numbering);
    AknRenderer renderer = new AknRenderer(printed, numbering);
    AknNames names = AknNames.of(meeting, item);
    AknProposals proposals = new AknProposals(names, state, numbering, renderer.ids);
    renderer.document(AknMeta.render(names, item, state, proposals, covered), proposals.render());
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

  private void document(String meta, String proposals) {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso");
    xml.attribute("xmlns", NAMESPACE).raw(">\n<statement name=\"resolution\" contains=");
    xml.raw("\"originalVersion\">\n").raw(meta);
    preface();
    preamble();
    xml.raw("<mainBody>\n");
    body.forEach(this::operative);
    xml.raw(body.isEmpty() ? "<p/>\n" : "").raw("</mainBody>\n").raw(proposals);
    xml.raw("</statement>\n</akomaNtoso>\n");
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
      words.content(block);
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
      words.content(block);
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
      words.content(head);
      xml.raw("</p></container>\n");
      return;
    }
    xml.raw("<recitals");
    if (head == null) {
      xml.attribute("eId", group.id()).raw(">\n");
    } else {
      identity(head);
      xml.raw(">\n<intro").attribute("eId", group.id() + "__intro_1").raw("><p><i>");
      words.content(head);
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
    words.content(head);
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
    words.content(node.block());
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
    words.content(block);
    xml.raw("</p>");
  }

  private void identity(Block block) {
    xml.attribute("eId", Objects.requireNonNull(ids.get(block.id())));
    xml.attribute("wId", block.id());
  }
}
