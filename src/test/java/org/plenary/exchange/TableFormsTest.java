package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Tables for spreadsheets. */
class TableFormsTest {
  private static final List<String> ODD =
      List.of("=1+1", "plain", "two\nlines", "a,b \"c\"", "<&>\u0001", "ضوء", "");

  private static Table table() {
    return new Table("Lights: [all] * of/them", "en", false, COLUMNS, List.of(ODD));
  }

  private static final List<String> COLUMNS = List.of("A", "B", "C", "D", "E", "F", "G");

  @Test
  void csv_is_as_the_standard_has_it() {
    String csv = new String(Csv.bytes(table()), StandardCharsets.UTF_8);
    assertEquals(
        "\uFEFFA,B,C,D,E,F,G\r\n'=1+1,plain,\"two\nlines\",\"a,b \"\"c\"\"\",<&>\u0001,ضوء,\r\n",
        csv);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@A", "\t=1", " =1", "\n=1", "\r"})
  void no_cell_of_a_csv_begins_like_a_formula(String cell) {
    String safe = Csv.cell(cell).replace("\"", "");
    assertFalse("=+-@\t\r\n".indexOf(safe.strip().charAt(0)) >= 0, safe);
  }

  @Test
  void cells_of_a_spreadsheet_are_text_and_come_back_as_they_were() throws Exception {
    Map<String, byte[]> parts = unzip(Spreadsheet.bytes(table()));
    for (byte[] part : parts.values()) {
      parse(part);
    }
    Document sheet = parse(part(parts, "xl/worksheets/sheet1.xml"));
    NodeList cells = sheet.getElementsByTagName("c");
    assertEquals(14, cells.getLength());
    assertEquals(0, sheet.getElementsByTagName("f").getLength());
    for (int i = 0; i < ODD.size(); i++) {
      assertEquals(ODD.get(i).replace("\u0001", ""), cells.item(7 + i).getTextContent());
    }
  }

  @Test
  void the_same_table_gives_the_same_bytes() {
    assertArrayEquals(Spreadsheet.bytes(table()), Spreadsheet.bytes(table()));
  }

  @Test
  void a_cell_never_has_more_than_a_program_takes() throws Exception {
    String word = "ship \uD83D\uDEA2 ";
    Table long1 = new Table("", "ar", true, List.of("A"), List.of(List.of(word.repeat(9_000))));
    byte[] sheet = part(unzip(Spreadsheet.bytes(long1)), "xl/worksheets/sheet1.xml");
    String text = parse(sheet).getElementsByTagName("t").item(1).getTextContent();
    assertTrue(text.length() <= 32_767 && text.length() > 32_700, () -> "" + text.length());
    assertFalse(Character.isHighSurrogate(text.charAt(text.length() - 2)));
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    byte[] found = parts.get(name);
    assertTrue(found != null, name);
    return found == null ? new byte[0] : found;
  }

  private static Document parse(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static Map<String, byte[]> unzip(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }
}
