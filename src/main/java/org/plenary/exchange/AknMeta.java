package org.plenary.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Stamp;
import org.plenary.proof.Checkpoint;
import org.plenary.resolution.State;

/**
 * What Akoma Ntoso says of a text beside it: what it is called at each of its levels, which version
 * it is, and whence it has its words: one event for each proposal that was taken up.
 */
final class AknMeta {
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "eng", "ar", "ara", "zh", "zho", "fr", "fra", "ru", "rus", "es", "spa");

  /** Of what only we say: where the version is in the record. */
  private static final String NAMESPACE = "urn:plenary:record";

  private AknMeta() {}

  static String render(
      Meeting meeting, AgendaItem item, State state, @Nullable Checkpoint covered) {
    String language = LANGUAGES.getOrDefault(item.language().substring(0, 2), "und");
    String date = meeting.starts().toString();
    String work = "/akn/un/statement/resolution/" + item.meeting() + "/" + date + "/" + item.slug();
    String expression = work + "/" + language + "@" + date + ";v" + state.version();
    Html xml = new Html().raw("<meta>\n<identification source=\"#secretariat\">\n");
    level(xml, "FRBRWork", work, date, () -> work(xml, item));
    level(xml, "FRBRExpression", expression, date, () -> expression(xml, state, language));
    level(xml, "FRBRManifestation", expression + "/main.xml", date, () -> {});
    xml.raw("</identification>\n");
    events(xml, state, date);
    if (covered != null) {
      xml.raw("<proprietary source=\"#secretariat\"><record xmlns=\"" + NAMESPACE + "\"");
      xml.attribute("origin", covered.origin());
      xml.attribute("size", String.valueOf(covered.size()));
      xml.attribute("root", covered.root().base64()).raw("/></proprietary>\n");
    }
    return xml.raw("</meta>\n").toString();
  }

  private static void level(Html xml, String element, String at, String date, Runnable more) {
    xml.raw("<" + element + ">");
    xml.raw("<FRBRthis").attribute("value", at + "/!main").raw("/>");
    xml.raw("<FRBRuri").attribute("value", at).raw("/>");
    xml.raw("<FRBRdate").attribute("date", date).attribute("name", "meeting").raw("/>");
    xml.raw("<FRBRauthor href=\"#meeting\" as=\"#author\"/>");
    more.run();
    xml.raw("</" + element + ">\n");
  }

  private static void work(Html xml, AgendaItem item) {
    xml.raw("<FRBRcountry value=\"un\"/><FRBRsubtype value=\"resolution\"/>");
    xml.raw("<FRBRnumber").attribute("value", item.slug()).raw("/>");
    xml.raw("<FRBRname").attribute("value", item.symbol()).raw("/>");
  }

  private static void expression(Html xml, State state, String language) {
    xml.raw("<FRBRversionNumber").attribute("value", String.valueOf(state.version())).raw("/>");
    xml.raw("<FRBRlanguage").attribute("language", language).raw("/>");
  }

  private static void events(Html xml, State state, String date) {
    Map<String, String> speakers = new LinkedHashMap<>();
    Html events = new Html();
    for (Map.Entry<Long, Integer> one : new TreeMap<>(state.negotiation().taken()).entrySet()) {
      Input input = state.negotiation().inputs().get(one.getValue());
      if (input != null && one.getKey() <= state.version()) {
        Stamp stamp = input.stamp();
        String id =
            speakers.computeIfAbsent(stamp.by().name(), name -> "org_" + (speakers.size() + 1));
        events.raw("<eventRef").attribute("date", Instant.ofEpochMilli(stamp.at()).toString());
        events.attribute("source", "#" + id).raw(" type=\"amendment\"");
        events.attribute("eId", "event_v" + one.getKey()).raw("/>\n");
      }
    }
    xml.raw("<lifecycle source=\"#secretariat\">\n<eventRef").attribute("date", date);
    xml.raw(" source=\"#secretariat\" type=\"generation\" eId=\"event_base\"/>\n");
    xml.raw(events.toString()).raw("</lifecycle>\n<references source=\"#secretariat\">\n");
    organization(xml, "meeting", "The meeting");
    organization(xml, "secretariat", "The secretariat");
    speakers.forEach((name, id) -> organization(xml, id, name));
    xml.raw("<TLCRole eId=\"author\" href=\"/akn/ontology/role/un/author\" showAs=\"Author\"/>\n");
    xml.raw("</references>\n");
  }

  private static void organization(Html xml, String id, String name) {
    xml.raw("<TLCOrganization").attribute("eId", id);
    xml.attribute("href", "/akn/ontology/organization/un/" + id);
    xml.attribute("showAs", name).raw("/>\n");
  }
}
