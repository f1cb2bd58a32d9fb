package org.plenary.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Numbering;

/**
 * The proposals made on a text, each as an {@code amendment} among its components: what is asked
 * for as a {@code mod} that names the clause and quotes what goes and what comes; its symbol in the
 * heading, its reason in the justification, whose it is, when, and the decision in its meta. Those
 * withdrawn are left out. A proposal of no change (NOC) names its clause and holds no {@code mod}.
 */
final class AknProposals {
  private final AknNames names;
  private final State state;
  private final Numbering numbering;
  private final Map<String, String> ids;
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final List<Input.Proposal> shown = new ArrayList<>();
  private final Map<String, String> organizations = new LinkedHashMap<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private Html xml = new Html();

  /**
   * @param ids the eId of each block of the text
   */
  AknProposals(AknNames names, State state, Numbering numbering, Map<String, String> ids) {
    this.names = names;
    this.state = state;
    this.numbering = numbering;
    this.ids = ids;
    state.doc().blocks().forEach(block -> blocks.put(block.id(), block));
    for (Input input : new TreeMap<>(state.negotiation().inputs()).values()) {
      if (input instanceof Input.Proposal proposal && !proposal.withdrawn()) {
        shown.add(proposal);
        organization(proposal.stamp().by());
        state.negotiation().answer(proposal.number()).ifPresent(a -> outcome(a.answer().outcome()));
      }
    }
  }

  /** The eId of a delegation. */
  String organization(By by) {
    return organizations.computeIfAbsent(by.name(), name -> "org_" + (organizations.size() + 1));
  }

  /** The eIds of delegations by their names. */
  Map<String, String> organizations() {
    return organizations;
  }

  /** What decisions there are, by eId. */
  Map<String, String> outcomes() {
    return outcomes;
  }

  private String outcome(Outcome outcome) {
    String id = "outcome_" + outcome.name().toLowerCase(Locale.ROOT);
    outcomes.put(id, outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    return id;
  }

  /** The {@code components} of the document; empty without proposals. */
  String render() {
    if (shown.isEmpty()) {
      return "";
    }
    xml = new Html().raw("<components eId=\"cmpnts\">\n");
    shown.forEach(this::component);
    return xml.raw("</components>\n").toString();
  }

  /** The {@code analysis} that says which proposals the text has taken up; empty without any. */
  String takenUp() {
    xml = new Html();
    for (int number : new TreeSet<>(state.negotiation().taken().values())) {
      shown.stream()
          .filter(one -> one.number() == number && one.content().kind() != ProposalKind.NOC)
          .forEach(one -> modification(one, "pmod_" + number));
    }
    String modifications = xml.toString();
    return modifications.isEmpty()
        ? ""
        : "<analysis source=\"#secretariat\"><passiveModifications>\n"
            + modifications
            + "</passiveModifications></analysis>\n";
  }

  private static String component(Input.Proposal proposal, String part) {
    return "cmp_" + proposal.number() + part;
  }

  private void component(Input.Proposal proposal) {
    ProposalKind kind = proposal.content().kind();
    xml.raw("<component").attribute("eId", component(proposal, "")).raw(">\n<amendment");
    xml.attribute("name", kind.name().toLowerCase(Locale.ROOT)).raw(">\n");
    meta(proposal);
    xml.raw("<amendmentBody>\n<amendmentHeading><p>");
    xml.text(kind == ProposalKind.EDITORIAL ? "(MOD)" : kind.name());
    if (!proposal.symbol().isEmpty()) {
      xml.raw(" <docNumber>").text(AknWords.characters(proposal.symbol())).raw("</docNumber>");
    }
    xml.raw("</p></amendmentHeading>\n<amendmentContent><p>");
    content(proposal);
    xml.raw("</p></amendmentContent>\n");
    if (!proposal.content().why().isBlank()) {
      xml.raw("<amendmentJustification>");
      for (String line : proposal.content().why().strip().split("\n+")) {
        xml.raw("<p>").text(AknWords.characters(line)).raw("</p>");
      }
      xml.raw("</amendmentJustification>\n");
    }
    xml.raw("</amendmentBody>\n</amendment>\n</component>\n");
  }

  private void meta(Input.Proposal proposal) {
    int revision = proposal.revisions().size();
    String work = names.proposal(proposal.number());
    String date = day(proposal.revisions().get(revision - 1).stamp().at());
    String expression = work + "/" + names.language() + "@" + date + ";v" + revision;
    String by = organization(proposal.stamp().by());
    AknMeta.Level first = new AknMeta.Level(day(proposal.stamp().at()), "handedIn", by);
    AknMeta.Level newest = new AknMeta.Level(date, "handedIn", by);
    xml.raw("<meta>\n<identification source=\"#secretariat\">\n");
    first.print(xml, "FRBRWork", work, "<FRBRcountry value=\"un\"/>");
    newest.print(xml, "FRBRExpression", expression, AknMeta.version(revision, names.language()));
    newest.print(xml, "FRBRManifestation", expression + "/main.xml", "");
    xml.raw("</identification>\n");
    state.negotiation().answer(proposal.number()).ifPresent(this::decision);
    if (proposal.content().kind() != ProposalKind.NOC) {
      xml.raw("<analysis").attribute("source", "#" + by).raw("><activeModifications>\n");
      modification(proposal, component(proposal, "__amod_1"));
      xml.raw("</activeModifications></analysis>\n");
    }
    xml.raw("</meta>\n");
  }

  private void decision(Answer.Published answer) {
    xml.raw("<workflow source=\"#secretariat\"><step").attribute("date", day(answer.stamp().at()));
    xml.raw(" by=\"#secretariat\"");
    xml.attribute("outcome", "#" + outcome(answer.answer().outcome())).raw("/></workflow>\n");
  }

  private static String day(long at) {
    return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private void modification(Input.Proposal proposal, String id) {
    Revision content = proposal.content();
    String type =
        switch (content.kind()) {
          case ADD -> "insertion";
          case SUP -> "repeal";
          case MOD, EDITORIAL, NOC -> "substitution";
        };
    xml.raw("<textualMod").attribute("type", type).attribute("eId", id);
    xml.raw("><source").attribute("href", "#" + component(proposal, "__mod_1"));
    xml.raw("/><destination").attribute("href", address(content));
    if (content.target().place() != Target.Place.AT) {
      xml.attribute("pos", content.target().place().name().toLowerCase(Locale.ROOT));
    }
    xml.raw("/>");
    if (goes(content) != null) {
      xml.raw("<old").attribute("href", "#" + component(proposal, "__mod_1__old")).raw("/>");
    }
    if (content.text() != null) {
      xml.raw("<new").attribute("href", "#" + component(proposal, "__mod_1__new")).raw("/>");
    }
    xml.raw("</textualMod>\n");
  }

  /** The text that would no longer be there. */
  private static @Nullable Doc goes(Revision content) {
    return content.kind() == ProposalKind.ADD ? null : content.before();
  }

  private void content(Input.Proposal proposal) {
    Revision content = proposal.content();
    if (content.kind() == ProposalKind.NOC) {
      target(content);
      return;
    }
    xml.raw("<mod").attribute("eId", component(proposal, "__mod_1")).raw(">");
    target(content);
    Doc goes = goes(content);
    Doc comes = content.text();
    if (goes != null) {
      quoted(goes, goes, component(proposal, "__mod_1__old"));
    }
    xml.raw(goes == null || comes == null ? "" : " → ");
    if (comes != null) {
      quoted(comes, goes, component(proposal, "__mod_1__new"));
    }
    xml.raw("</mod>");
  }

  /** The clause in words: its call and its label, else its first words. */
  private void target(Revision content) {
    String clause = content.target().clause();
    Block call = blocks.get(numbering.call(clause));
    Block block = blocks.get(clause);
    String label = (call == null ? "" : call.plainText() + " ") + numbering.path(clause);
    String words = label.isBlank() && block != null ? block.plainText() : label;
    xml.raw("<ref").attribute("href", address(content)).raw(">");
    xml.text(AknWords.characters(words.isBlank() ? clause : words.strip())).raw("</ref>: ");
  }

  /** Where the clause is in the text; the version it was made on where it is there no more. */
  private String address(Revision content) {
    String id = ids.get(content.target().clause());
    return id == null ? names.expression(content.base()) + "/!main" : "#" + id;
  }

  /**
   * One line in the words around it, more as a structure; so, too, one line of another form than
   * that of the text it stands for. The form of each line of a structure is its class.
   *
   * @param goes the text that it stands for, null for none: then a clause at the top is looked for
   */
  private void quoted(Doc text, @Nullable Doc goes, String id) {
    AknWords words = new AknWords(xml, ids, FootnoteNumbers.of(text), id + "__");
    List<Block> lines = text.blocks();
    String usual = goes == null ? form(Kind.CLAUSE, 0, Num.AUTO) : form(goes.blocks().get(0));
    boolean structure = lines.size() != 1 || !form(lines.get(0)).equals(usual);
    String element = structure ? "quotedStructure" : "quotedText";
    xml.raw("<" + element).attribute("eId", id);
    xml.raw(" startQuote=\"“\" endQuote=\"”\">");
    for (Block line : lines) {
      if (structure) {
        xml.raw("<p").attribute("class", form(line)).raw(">");
      }
      xml.raw(line.kind() == Kind.CALL ? "<i>" : "");
      words.content(line);
      xml.raw(line.kind() == Kind.CALL ? "</i>" : "");
      xml.raw(structure ? "</p>" : "");
    }
    xml.raw("</" + element + ">");
  }

  private static String form(Block block) {
    return form(block.kind(), block.level(), block.num());
  }

  private static String form(Kind kind, int level, Num num) {
    return kind.wire() + " " + level + (num == Num.AUTO ? "" : " " + num.wire());
  }
}
