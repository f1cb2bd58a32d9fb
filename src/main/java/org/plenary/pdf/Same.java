package org.plenary.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Takes from a file what would make two of the same text differ: times and random numbers. */
final class Same {
  private static final String TIME = "2000-01-01T00:00:00Z";

  private Same() {}

  static void make(PDDocument document) throws IOException {
    Calendar none = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    none.setTimeInMillis(946_684_800_000L);
    document.getDocumentInformation().setCreationDate(none);
    document.getDocumentInformation().setModificationDate(none);
    document.setDocumentId(0L);
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    if (metadata != null) {
      String xml = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
      String fixed =
          xml.replaceAll("(<xmp:(Create|Modify|Metadata)Date>)[^<]*", "$1" + TIME)
              .replaceAll("(xmp:(Create|Modify|Metadata)Date=\")[^\"]*", "$1" + TIME);
      document
          .getDocumentCatalog()
          .setMetadata(
              new PDMetadata(
                  document, new ByteArrayInputStream(fixed.getBytes(StandardCharsets.UTF_8))));
    }
  }
}
