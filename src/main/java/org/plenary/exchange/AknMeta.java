package org.plenary.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Stamp;
import org.plenary.proof.Checkpoint;
import org.plenary.resolution.State;

/**
 * What Akoma Ntoso says of a text beside it: what it is called at each of its levels, which version
 * it is, and whence it has its words: one event and one modification for each proposal that was
 * taken up.
 */
final class AknMeta {

  /** Of what only we say: where the version is in the record. */
  private static final String NAMESPACE = "urn:plenary:record";

  /**
   * One of the levels at which the standard names a document.
   *
   * @param kind of the date, such as {@code meeting}
   * @param author the eId of who is
   */
  record Level(String date, String kind, String author) {
    void print(Html xml, String element, String at, String more) {
      xml.raw("<" + element + ">");
      xml.raw("<FRBRthis").attribute("value", at + "/!main").raw("/>");
      xml.raw("<FRBRuri").attribute("value", at).raw("/>");
      xml.raw("<FRBRdate").attribute("date", date).attribute("name", kind).raw("/>");
      xml.raw("<FRBRauthor").attribute("href", "#" + author).raw(" as=\"#author\"/>");
      xml.raw(more).raw("</" + element + ">\n");
    }
  }

  private AknMeta() {}

  static String render(
      AknNames names,
      AgendaItem item,
      State state,
      AknProposals proposals,
      @Nullable Checkpoint covered) {
    String expression = names.expression(state.version());
    Level level = new Level(names.date(), "meeting", "meeting");
    Html xml = new Html().raw("<meta>\n<identification source=\"#secretariat\">\n");
    level.print(xml, "FRBRWork", names.work(), work(item));
    level.print(xml, "FRBRExpression", expression, version(state.version(), names.language()));
    level.print(xml, "FRBRManifestation", expression + "/main.xml", "");
    xml.raw("</identification>\n");
    events(xml, state, names.date(), proposals);
    xml.raw(proposals.takenUp());
    references(xml, proposals);
    if (covered != null) {
      xml.raw("<proprietary source=\"#secretariat\"><record xmlns=\"" + NAMESPACE + "\"");
      xml.attribute("origin", covered.origin());
      xml.attribute("size", String.valueOf(covered.size()));
      xml.attribute("root", covered.root().base64()).raw("/></proprietary>\n");
    }
    return xml.raw("</meta>\n").toString();
  }

  private static String work(AgendaItem item) {
    Html xml = new Html().raw("<FRBRcountry value=\"un\"/><FRBRsubtype value=\"resolution\"/>");
    xml.raw("<FRBRnumber").attribute("value", item.slug()).raw("/>");
    return xml.raw("<FRBRname").attribute("value", item.symbol()).raw("/>").toString();
  }

  static String version(long number, String language) {
    Html xml = new Html().raw("<FRBRversionNumber").attribute("value", String.valueOf(number));
    return xml.raw("/><FRBRlanguage").attribute("language", language).raw("/>").toString();
  }

  private static void events(Html xml, State state, String date, AknProposals proposals) {
    xml.raw("<lifecycle source=\"#secretariat\">\n<eventRef").attribute("date", date);
    xml.raw(" source=\"#secretariat\" type=\"generation\" eId=\"event_base\"/>\n");
    Negotiation negotiation = state.negotiation();
    for (Map.Entry<Long, Integer> one : new TreeMap<>(negotiation.taken()).entrySet()) {
      Input input = negotiation.inputs().get(one.getValue());
      if (input != null && one.getKey() <= state.version()) {
        Stamp stamp = input.stamp();
        xml.raw("<eventRef").attribute("date", Instant.ofEpochMilli(stamp.at()).toString());
        xml.attribute("source", "#" + proposals.organization(stamp.by()));
        xml.raw(" type=\"amendment\"").attribute("eId", "event_v" + one.getKey()).raw("/>\n");
      }
    }
    xml.raw("</lifecycle>\n");
  }

  private static void references(Html xml, AknProposals proposals) {
    xml.raw("<references source=\"#secretariat\">\n");
    organization(xml, "meeting", "The meeting");
    organization(xml, "secretariat", "The secretariat");
    proposals.organizations().forEach((name, id) -> organization(xml, id, name));
    xml.raw("<TLCRole eId=\"author\" href=\"/akn/ontology/role/un/author\" showAs=\"Author\"/>\n");
    proposals.outcomes().forEach((id, words) -> outcome(xml, id, words));
    xml.raw("</references>\n");
  }

  private static void organization(Html xml, String id, String name) {
    xml.raw("<TLCOrganization").attribute("eId", id);
    xml.attribute("href", "/akn/ontology/organization/un/" + id);
    xml.attribute("showAs", name).raw("/>\n");
  }

  private static void outcome(Html xml, String id, String words) {
    xml.raw("<TLCConcept").attribute("eId", id);
    xml.attribute("href", "/akn/ontology/concept/un/" + id);
    xml.attribute("showAs", words).raw("/>\n");
  }
}
