package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.body;
import static org.plenary.exchange.WordTexts.codes;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.item;
import static org.plenary.exchange.WordTexts.level;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.word.WordFile;

/** Lists in lists whose labels do not tell what is within what: the file does. */
class NestedListsTest {
  private static final List<String> LAMPS =
      List.of(
          "call |resolves",
          "clause 1|to light the lamps;",
          "clause 1.1|by night;",
          "clause 1.2|in fog;",
          "clause 1.2.1|thick or thin;",
          "clause 2|to ring the bells;",
          "clause 2.1|by day;",
          "clause 3|to report.");

  private static ReadDocument page(String lists) {
    return page("", lists);
  }

  private static ReadDocument page(String style, String lists) {
    String page =
        "<html><head><style>%s</style></head><body><p>RESOLUTION 12 (Port Meridian, 2024)</p>"
                .formatted(style)
            + "<p>On open ports</p><p>The World Harbour Assembly (Port Meridian, 2024),</p>"
            + "<p><i>resolves</i></p>"
            + lists
            + "</body></html>";
    return Import.read(page.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_list_goes_on_after_the_lists_in_its_items() {
    assertEquals(
        LAMPS,
        body(
            page(
                "<ol><li>to light the lamps;<ol><li>by night;</li><li>in fog;<ol><li>thick or"
                    + " thin;</li></ol></li></ol></li><li>to ring the bells;<ol><li>by day;</li>"
                    + "</ol></li><li>to report.</li></ol>")));
  }

  /** As LibreOffice and Word write them: lists in lists beside the items, words in paragraphs. */
  @Test
  void items_may_hold_paragraphs_and_lists_may_stand_between_items() {
    assertEquals(
        LAMPS,
        body(
            page(
                "<ol>\n<li>\n<p>to light the lamps;</p>\n</li>\n<ol>\n<li><p>by night;</p></li>\n"
                    + "<li><p>in fog;</p></li><ol><li><p>thick or thin;</p></li></ol></ol>\n"
                    + "<li><p>to ring the bells;</p></li><ol><li><p>by day;</p></li></ol>\n"
                    + "<li><p>to report.</p></li>\n</ol>")));
  }

  /** As Google Docs does: every list on its own, what is within what in the names of classes. */
  @Test
  void lists_beside_each_other_that_are_within_each_other() {
    StringBuilder style = new StringBuilder();
    String content = "";
    for (int level = 0; level < 3; level++) {
      content += "\"" + (level == 0 ? "" : ".") + "\" counter(lst-ctn-kix_x-" + level + ",decimal)";
      style.append(".lst-kix_x-" + level + " > li:before{content:" + content + " \". \"}");
    }
    ReadDocument read =
        page(
            style.toString(),
            docs(0, 1, "to light the lamps;")
                + docs(1, 1, "by night;", "in fog;")
                + docs(2, 1, "thick or thin;")
                + docs(0, 2, "to ring the bells;")
                + docs(1, 1, "by day;")
                + docs(0, 3, "to report."));
    assertEquals(LAMPS, body(read));
    assertEquals("1.2.1.", read.typed().get(read.doc().blocks().get(7).id()));
    assertEquals(
        List.of("call |resolves", "clause 1|to a;", "clause a)|x;", "clause 2|to b."),
        body(
            page(
                ".lst-kix_x-1>li:before{content:\"\" counter(lst-ctn-kix_x-1,lower-latin) \") \"}",
                docs(0, 1, "to a;") + docs(1, 1, "x;") + docs(0, 2, "to b."))));
  }

  private static String docs(int level, int start, String... items) {
    return "<ol class=\"c1 lst-kix_x-%d%s\" start=\"%d\"><li>%s</li></ol>"
        .formatted(level, start == 1 ? " start" : "", start, String.join("</li><li><span>", items));
  }

  @Test
  void letters_by_styles_bare_lists_and_numbers_that_are_words() {
    assertEquals(
        List.of(
            "call |resolves",
            "clause a)|to open:",
            "clause a)|12 ports;",
            "clause b)|docks:",
            "clause –|dry;",
            "clause –|wet;",
            "clause b)|to close;",
            "clause |all of them,",
            "clause c)|to rest."),
        body(
            page(
                ".low{list-style-type:lower-alpha}",
                "<ol class=low><li>to open:<ol style=\"list-style-type: lower-alpha\">"
                    + "<li>12 ports;</li><li>docks:<ul><li>dry;</li><li>wet;</li></ul></li></ol>"
                    + "</li><li>to close;<ol style=\"list-style:none\"><li>all of them,</li></ol>"
                    + "</li><li>to rest.</li></ol>")));
  }

  @Test
  void items_that_were_put_in_or_taken_out_go_with_their_numbers() {
    ReadFile.Part part =
        Contributions.read(
                ("<html><body><p>RESOLUTION 12</p><p>The Assembly,</p><p><i>resolves</i></p><ol>"
                        + "<li>to light;</li><li><del title=ARB>to ring;</del></li>"
                        + "<li>to report;</li><li><ins title=RCC>that pilots be thanked in every harbour.</ins></li></ol>")
                    .getBytes(StandardCharsets.UTF_8),
                Import.ids())
            .parts()
            .get(0);
    assertEquals(
        List.of("sup ARB", "add RCC"),
        part.changes().stream()
            .map(one -> one.kind() + " " + one.author())
            .sorted(Comparator.reverseOrder())
            .toList());
    assertEquals(List.of(), numbers(part.text().after()));
    assertEquals(List.of(), numbers(part.text().before()));
  }

  private static List<String> numbers(ReadDocument read) {
    return codes(read).stream().filter(code -> code.startsWith("numbering.")).toList();
  }

  private static List<String> word(String lists, String... items) {
    WordFile file =
        WordFile.of(HEAD + italic("resolves") + String.join("", items)).with("numbering", lists);
    return WordTexts.after(file);
  }

  private static String list(int id, String... levels) {
    return "<w:abstractNum w:abstractNumId=\""
        + id
        + "\">"
        + String.join("", levels)
        + "</w:abstractNum>";
  }

  private static String use(int id) {
    return "<w:num w:numId=\"" + (id + 1) + "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>";
  }

  @Test
  void levels_of_one_list_that_look_the_same() {
    String list =
        list(0, level(0, "decimal", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%3."))
            + use(0);
    assertEquals(
        LAMPS,
        word(
            list,
            item(1, 0, r("to light the lamps;")),
            item(1, 1, r("by night;")),
            item(1, 1, r("in fog;")),
            item(1, 2, r("thick or thin;")),
            item(1, 0, r("to ring the bells;")),
            item(1, 1, r("by day;")),
            item(1, 0, r("to report."))));
  }

  @Test
  void roman_numbers_that_are_letters_and_lists_of_their_own_in_items() {
    String lists =
        list(0, level(0, "lowerLetter", "%1)"))
            + list(1, level(0, "lowerRoman", "%1)"), level(1, "lowerRoman", "%2)"))
            + use(0)
            + use(1);
    StringBuilder items = new StringBuilder();
    for (String word : "ab cd ef gh ij kl mn op".split(" ")) {
      items.append(item(1, 0, r("to " + word + ";")));
    }
    items.append(item(2, 1, r("by night;"))).append(item(2, 1, r("by day;")));
    items.append(item(1, 0, r("to qr;"))).append(item(1, 0, r("to st.")));
    List<String> read = word(lists, items.toString());
    assertEquals(
        List.of(
            "clause h)|to op;",
            "clause i)|by night;",
            "clause ii)|by day;",
            "clause i)|to qr;",
            "clause j)|to st."),
        read.subList(8, 13));
  }

  @Test
  void typed_labels_between_automatic_ones() {
    String lists = list(0, level(0, "decimal", "%1")) + use(0);
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light:",
            "clause a)|by night;",
            "clause b)|by day;",
            "clause 2|to report."),
        word(
            lists,
            item(1, 0, r("to light:")),
            p(r("a)\tby night;")),
            p(r("b)\tby day;")),
            item(1, 0, r("to report."))));
  }

  @Test
  void lists_of_markdown_by_how_far_they_are_indented() {
    String text =
        """
        RESOLUTION 12 (Port Meridian, 2024)

        # On open ports

        The World Harbour Assembly (Port Meridian, 2024),

        ## resolves

        1. to light the
           lamps;
           1. by night;
           2. in fog;
              1. thick or thin;
        2. to ring the bells;
           1. by day;
        3. to report.
        """;
    assertEquals(LAMPS, body(Import.read(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void lists_of_akoma_ntoso_by_their_elements() {
    String text =
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">"
            + "<statement name=\"resolution\"><preface><p><docNumber>RESOLUTION 12 (Port Meridian,"
            + " 2024)</docNumber></p><p><docTitle>On open ports</docTitle></p></preface><preamble>"
            + "<formula name=\"f\"><p>The World Harbour Assembly (Port Meridian, 2024),</p>"
            + "</formula></preamble><mainBody><hcontainer name=\"call\"><heading>resolves</heading>"
            + within(
                "paragraph",
                "1",
                "to light the lamps;",
                point("1", "by night;")
                    + within("point", "2", "in fog;", point("1", "thick or thin;")))
            + within("paragraph", "2", "to ring the bells;", point("1", "by day;"))
            + "<paragraph><num>3</num><content><p>to report.</p></content></paragraph>"
            + "</hcontainer></mainBody></statement></akomaNtoso>";
    assertEquals(LAMPS, body(Import.read(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static String point(String number, String words) {
    return "<point><num>" + number + "</num><content><p>" + words + "</p></content></point>";
  }

  private static String within(String element, String number, String words, String points) {
    return "<"
        + element
        + "><num>"
        + number
        + "</num><list><intro><p>"
        + words
        + "</p></intro>"
        + points
        + "</list></"
        + element
        + ">";
  }

  /** The signs around a number tell which list it is of. */
  @Test
  void numbers_in_brackets_within_numbers_with_points() {
    String text =
        """
        RESOLUTION 12 (Port Meridian, 2024)
        On open ports
        The World Harbour Assembly (Port Meridian, 2024),
        resolves
        1. to light the lamps:
        (1) by night;
        2. to ring the bells;
        (1) by day;
        (2) in fog;
        3. to stop;
        4. to report.
        """;
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light the lamps:",
            "clause 1.1|by night;",
            "clause 2|to ring the bells;",
            "clause 2.1|by day;",
            "clause 2.2|in fog;",
            "clause 3|to stop;",
            "clause 4|to report."),
        body(Import.read(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** What says so is the style, the element or the indent; plain text has nothing but labels. */
  @Test
  void letters_within_letters_come_back() {
    String text =
        """
        RESOLUTION 12 (Port Meridian, 2024)
        On open ports
        The World Harbour Assembly (Port Meridian, 2024),
        considering
        a) that lamps guide;
        (a) by night;
        (b) in fog;
        b) that bells ring,
        """;
    ReadDocument read = Import.read(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that lamps guide;",
            "clause a)|by night;",
            "clause b)|in fog;",
            "clause b)|that bells ring,"),
        body(read));
    WordTexts.comesBack(read, Format.DOCX, Format.HTML, Format.XML, Format.MD, Format.JSON);
  }

  /** Styles may be wrong: the label must agree. */
  @Test
  void styles_that_set_an_item_deeper_than_its_label_is() {
    String deep = "<w:pStyle w:val=\"enumlev1\"/>";
    assertEquals(
        List.of(
            "call |resolves",
            "clause a)|to light;",
            "clause b)|to ring;",
            "clause i)|by day;",
            "clause ii)|by night;",
            "clause c)|to report."),
        word(
            "",
            p(r("a)\tto light;")),
            pp(deep, r("b)\tto ring;")),
            pp(deep, r("i)\tby day;")),
            p(r("ii)\tby night;")),
            pp(deep, r("c)\tto report."))));
  }
}
