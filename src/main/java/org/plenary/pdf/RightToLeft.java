package org.plenary.pdf;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What the renderer leaves undone on pages that are read from the right. */
final class RightToLeft {
  /** Addresses and roots: their first and last signs would go to the other side. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(?<![!-'*-Z^-~])(?:[/#?&=@+~_]+[A-Za-z0-9](?:[!-~]*[A-Za-z0-9/#?&=@+~_])?"
              + "|[A-Za-z0-9][!-~]*[/#?&=@+~_](?![!-~]))");

  private RightToLeft() {}

  /** The first column stands at the right; words of another script in a cell end as theirs do. */
  static void prepare(Document page) {
    for (Element line : page.select("td p, th")) {
      String words = line.text();
      char[] all = words.toCharArray();
      if (words.codePoints().anyMatch(Character::isLetter)
          && !Bidi.requiresBidi(all, 0, all.length)) {
        line.attr("style", line.attr("style") + ";direction:ltr").attr("dir", "ltr");
      }
    }
    for (Element row : page.select("tr")) {
      List<Element> cells = new ArrayList<>(row.children());
      Collections.reverse(cells);
      cells.forEach(row::appendChild);
    }
    for (Element one : new ArrayList<>(page.body().select("*"))) {
      if (!one.normalName().equals("bdi")) {
        new ArrayList<>(one.textNodes()).forEach(RightToLeft::isolate);
      }
    }
  }

  private static void isolate(TextNode text) {
    TextNode rest = text;
    Matcher found = TECHNICAL.matcher(rest.getWholeText());
    while (found.find()) {
      TextNode own = found.start() == 0 ? rest : rest.splitText(found.start());
      boolean end = found.end() == found.regionEnd();
      TextNode after = end ? new TextNode("") : own.splitText(found.end() - found.start());
      own.wrap("<bdi dir=\"ltr\"></bdi>");
      rest = after;
      found = TECHNICAL.matcher(rest.getWholeText());
    }
  }

  /** Those who listen hear the first column first. */
  static void finish(PDDocument document) {
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    if (root != null) {
      rows(root);
    }
  }

  private static void rows(PDStructureNode node) {
    if (node instanceof PDStructureElement element
        && element.getStructureType().equals("TR")
        && element.getCOSObject().getDictionaryObject("K") instanceof COSArray cells) {
      List<COSBase> all = new ArrayList<>();
      cells.forEach(all::add);
      Collections.reverse(all);
      for (int i = 0; i < all.size(); i++) {
        cells.set(i, all.get(i));
      }
    }
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureNode below) {
        rows(below);
      }
    }
  }
}
