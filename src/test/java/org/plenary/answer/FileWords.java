package org.plenary.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The words in files whose bytes do not show them: Word, spreadsheets, archives, PDF. */
final class FileWords {
  private FileWords() {}

  /** Whether such a file may be at an address. */
  static boolean isFile(String address) {
    return address.matches(".*(\\.(docx|xlsx|zip|pdf)|/bundle)(\\?.*)?");
  }

  /** All words of a file, those of files within it, too. */
  static String of(byte[] file) {
    try {
      String plain = new String(file, StandardCharsets.UTF_8);
      if (plain.startsWith("PK")) {
        return unpacked(file);
      }
      if (plain.startsWith("%PDF")) {
        try (PDDocument read = Loader.loadPDF(file)) {
          return new PDFTextStripper().getText(read);
        }
      }
      return plain;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked(byte[] file) throws IOException {
    StringBuilder words = new StringBuilder();
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
    for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
      words.append(one.getName()).append('\n').append(of(in.readAllBytes())).append('\n');
    }
    return words.toString();
  }
}
